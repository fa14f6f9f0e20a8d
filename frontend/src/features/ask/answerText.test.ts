import { expect, it } from 'vitest';

import { BARE, FILMS, FULL } from '@/api/mocks/films';

import { readAnswer } from './answerText';

it('splits paragraphs into text and citations, numbered by first citation', () => {
  const { paragraphs, cited, plain } = readAnswer('Untold [7], or Gump [356].\n\nUntold [7] again.', FILMS);
  expect(paragraphs).toEqual([
    ['Untold', { film: BARE, place: 1 }, ', or Gump', { film: FULL, place: 2 }, '.'],
    ['Untold', { film: BARE, place: 1 }, ' again.'],
  ]);
  expect(cited).toEqual([BARE, FULL]);
  expect(plain).toBe('Untold, or Gump.\n\nUntold again.');
});

it('leaves out a citation of an unknown film', () => {
  expect(readAnswer('Made up [999].', FILMS)).toMatchObject({ paragraphs: [['Made up', '.']], cited: [], plain: 'Made up.' });
});

it.each(['Gump [', 'Gump [35', 'Gump'])('hides an incomplete citation: %s', (text) => {
  expect(readAnswer(text, FILMS).paragraphs).toEqual([['Gump']]);
});

it('ignores other brackets, and has no paragraph for an empty text', () => {
  expect(readAnswer('the one [with the boat] in it', FILMS).paragraphs).toEqual([['the one [with the boat] in it']]);
  expect(readAnswer(' ', FILMS).paragraphs).toEqual([]);
});
