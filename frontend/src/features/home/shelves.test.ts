import { describe, expect, it } from 'vitest';

import { BARE, FULL, LONG } from '@/api/mocks/films';

import { filmOfTheDay, firstSentence, inOrder, stableRows } from './shelves';

const row = (name: string) => ({ name, title: name, hits: [FULL] });

describe('the rows', () => {
  it('start with the first row, then those based on liked films', () => {
    const rows = ['because_1', 'because_2', 'popular', 'crime'].map(row);
    expect(inOrder(rows).map(({ name }) => name)).toEqual(['popular', 'because_1', 'because_2', 'crime']);
    expect(inOrder([])).toEqual([]);
  });
});

describe('the rows of an open page', () => {
  it('keep their films, add rows for new likes, and remove those of former ones', () => {
    const shown = [row('popular'), row('because_1'), row('crime')];
    const now = [row('because_2'), { ...row('popular'), hits: [BARE] }, row('crime')];
    const rows = stableRows(shown, now);
    expect(rows.map(({ name }) => name)).toEqual(['popular', 'because_2', 'crime']);
    expect(rows[0]?.hits).toEqual([FULL]);
  });
});

describe('the film of the day', () => {
  const films = [{ ...FULL, id: 1 }, { ...FULL, id: 2 }, { ...FULL, id: 3 }];
  const at = (day: number, hour: number) => filmOfTheDay(films, new Date(2026, 4, day, hour))?.id;

  it('is the same all day, and different the next day', () => {
    expect(at(1, 0)).toBe(at(1, 23));
    expect(new Set([at(1, 12), at(2, 12), at(3, 12)]).size).toBe(3);
  });

  it('has an overview', () => {
    expect(filmOfTheDay([BARE, FULL, LONG], new Date())?.id).toBe(FULL.id);
    expect(filmOfTheDay([BARE], new Date())).toBeUndefined();
    expect(filmOfTheDay([], new Date())).toBeUndefined();
  });
});

describe('a first sentence', () => {
  it.each([
    ['A man of few words comes to town. He stays.', 'A man of few words comes to town.'],
    ['Dr. Jones is asked to find the lost ark. He does.', 'Dr. Jones is asked to find the lost ark.'],
    ['No full stop at all', 'No full stop at all'],
  ])('of “%s”', (text, sentence) => {
    expect(firstSentence(text)).toBe(sentence);
  });
});
