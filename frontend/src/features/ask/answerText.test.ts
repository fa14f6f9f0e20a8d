import { expect, it } from 'vitest';

import { BARE, FILMS, FULL } from '@/api/mocks/films';

import { readAnswer } from './answerText';

it('makes paragraphs of words and citations, numbered by first mention', () => {
  const { paragraphs, cited, plain } = readAnswer('Untold [7], or Gump [356].\n\nUntold [7] again.', FILMS);
  expect(paragraphs).toEqual([
    ['Untold', { film: BARE, place: 1 }, ', or Gump', { film: FULL, place: 2 }, '.'],
    ['Untold', { film: BARE, place: 1 }, ' again.'],
  ]);
  expect(cited).toEqual([BARE, FULL]);
  expect(plain).toBe('Untold, or Gump.\n\nUntold again.');
});

it('leaves out a citation of a film that did not come with the answer', () => {
  expect(readAnswer('Made up [999].', FILMS)).toMatchObject({ paragraphs: [['Made up', '.']], cited: [], plain: 'Made up.' });
});

it.each(['Gump [', 'Gump [35', 'Gump'])('hides the beginning of a citation while the rest is on its way: %s', (text) => {
  expect(readAnswer(text, FILMS).paragraphs).toEqual([['Gump']]);
});

it('leaves other brackets alone, and has no paragraph for nothing', () => {
  expect(readAnswer('the one [with the boat] in it', FILMS).paragraphs).toEqual([['the one [with the boat] in it']]);
  expect(readAnswer(' ', FILMS).paragraphs).toEqual([]);
});
