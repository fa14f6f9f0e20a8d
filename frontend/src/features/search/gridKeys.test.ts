import { describe, expect, it } from 'vitest';

import { placeFor } from './gridKeys';

/** 0 1 2 3 / 4 5 6 7 / 8 9 */
const GRID = { count: 10, columns: 4, visibleRows: 2 };
const from = (place: number) => (key: string, control = false) => placeFor(key, place, control, GRID);

describe('keys in a grid', () => {
  it.each([
    ['ArrowRight', [1, 5, 9]],
    ['ArrowLeft', [0, 3, 8]],
    ['ArrowDown', [4, 8, 9]],
    ['ArrowUp', [0, 0, 5]],
    ['PageDown', [8, 8, 9]],
    ['PageUp', [0, 0, 1]],
    ['Home', [0, 4, 8]],
    ['End', [3, 7, 9]],
  ])('%s', (key, expected) => {
    expect([0, 4, 9].map((place) => from(place)(key))).toEqual(expected);
  });

  it('move to either end with Control', () => {
    expect([from(5)('Home', true), from(5)('End', true)]).toEqual([0, 9]);
  });

  it('reach the short last row from beyond its end', () => {
    expect(from(7)('ArrowDown')).toBe(9);
    expect(from(8)('ArrowDown')).toBe(8);
  });

  it('ignore other keys', () => {
    expect([from(0)('a'), from(0)('Tab'), from(0)('Enter')]).toEqual([null, null, null]);
  });
});
