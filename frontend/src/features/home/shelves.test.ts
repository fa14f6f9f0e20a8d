import { describe, expect, it } from 'vitest';

import { BARE, FULL, LONG } from '@/api/mocks/films';

import { filmOfTheDay, firstSentence, inOrder, staying } from './shelves';

const row = (name: string) => ({ name, title: name, hits: [FULL] });

describe('the rows', () => {
  it('start with the first shelf, then what follows from the likes', () => {
    const rows = ['because_1', 'because_2', 'popular', 'crime'].map(row);
    expect(inOrder(rows).map(({ name }) => name)).toEqual(['popular', 'because_1', 'because_2', 'crime']);
    expect(inOrder([])).toEqual([]);
  });
});

describe('the rows of a page that is open', () => {
  it('keep their films, take in what a like brings, and let go what it brought', () => {
    const shown = [row('popular'), row('because_1'), row('crime')];
    const now = [row('because_2'), { ...row('popular'), hits: [BARE] }, row('crime')];
    const rows = staying(shown, now);
    expect(rows.map(({ name }) => name)).toEqual(['popular', 'because_2', 'crime']);
    expect(rows[0]?.hits).toEqual([FULL]);
  });
});

describe('the film of the day', () => {
  const films = [{ ...FULL, id: 1 }, { ...FULL, id: 2 }, { ...FULL, id: 3 }];
  const at = (day: number, hour: number) => filmOfTheDay(films, new Date(2026, 4, day, hour))?.id;

  it('is the same from morning to night, and another the day after', () => {
    expect(at(1, 0)).toBe(at(1, 23));
    expect(new Set([at(1, 12), at(2, 12), at(3, 12)]).size).toBe(3);
  });

  it('is one that there is something to say about', () => {
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
