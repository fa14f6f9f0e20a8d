import { describe, expect, it } from 'vitest';

import type { Part } from '@/api/types';

import { chipsOf, countFilters, saysNothing, withoutAll } from './chips';

const TEXT = 'tom hanks 90s not animation under 2 hours';
const part = (kind: Part['kind'], text: string, more: Partial<Part> = {}): Part => {
  const start = TEXT.indexOf(text);
  const end = start + text.length;
  return { kind, text, start, end, cut: [start, end], ...more };
};
const query = (understood: Part[], text = TEXT) => ({ text, corrected: null, relaxed: [], understood });
const labels = (understood: Part[], text?: string) => chipsOf({}, query(understood, text)).map(({ label }) => label);

const TOM = part('person', 'tom hanks', { value: 'Tom Hanks', role: 'actor' });
const NINETIES = part('year', '90s', { from: 1990, to: 1999 });
const NOT_ANIMATION = part('exclude_genre', 'animation', { value: 'Animation', cut: [14, 27] });
const SHORT = part('runtime', 'under 2 hours', { to: 119 });

describe('an understood part', () => {
  it('has a label', () => {
    expect(labels([TOM, NINETIES, NOT_ANIMATION, SHORT])).toEqual(['Tom Hanks', '1990–1999', 'not Animation', 'under 2 hours']);
  });

  it.each<[Part, string]>([
    [part('person', 'tom', { value: 'Tom Tykwer', role: 'director' }), 'directed by Tom Tykwer'],
    [part('like', 'tom', { value: 'Inception' }), 'like Inception'],
    [part('rating', 'tom', { from: 7.5 }), 'tom'],
    [part('language', 'tom', { value: 'fr' }), 'French'],
    [part('country', 'tom', { value: 'JP' }), 'from Japan'],
    [part('exclude_person', 'tom', { value: 'Tom Hanks' }), 'without Tom Hanks'],
    [part('exclude_language', 'foreign', { value: 'en' }), 'not English'],
    [part('exclude_theme', 'tom'), 'without tom'],
    [part('year', 'tom', { from: 2000 }), '2000 or later'],
    [part('year', 'tom', { from: 1994, to: 1994 }), '1994'],
    [part('runtime', 'tom', { from: 150 }), '2½ hours or longer'],
    [part('something new' as 'title', 'tom'), 'tom'],
  ])('%o as %s', (understood, label) => {
    expect(labels([understood])).toEqual([label]);
  });

  it('is not a chip when it is the whole text', () => {
    expect(labels([{ kind: 'theme', text: 'heist', start: 2, end: 7, cut: [2, 7] }], 'a heist')).toEqual([]);
    expect(labels([{ kind: 'theme', text: 'heist', start: 0, end: 5, cut: [0, 5] }], 'heist tom')).toEqual(['heist']);
    expect(labels([{ kind: 'person', text: 'tom', start: 0, end: 3, cut: [0, 3], value: 'Tom' }], 'tom')).toEqual(['Tom']);
  });
});

describe('what is left of a text', () => {
  it.each(['', 'something', 'a movie with', 'films but not', '…'])('%o says nothing', (text) => expect(saysNothing(text)).toBe(true));
  it.each(['something wild', 'Not Another Teen Movie', '9', '電影'])('%o says something', (text) => expect(saysNothing(text)).toBe(false));
});

describe('a removed chip', () => {
  it('removes its words, including the cue', () => {
    const texts = chipsOf({}, query([TOM, NINETIES, NOT_ANIMATION, SHORT])).map(({ without }) => without.q);
    expect(texts).toEqual(['90s not animation under 2 hours', 'tom hanks not animation under 2 hours', 'tom hanks 90s under 2 hours', 'tom hanks 90s not animation']);
  });

  it('removes its filter', () => {
    const state = { q: 'x', genres: ['War', 'Drama'], directors: ['Ang Lee'], language: 'fr', year_from: 1990, runtime_to: 89, rating_from: 7 } as const;
    const chips = chipsOf(state, null);
    expect(chips.map(({ label, without }) => [label, without])).toEqual([
      ['War', { genres: ['Drama'] }],
      ['Drama', { genres: ['War'] }],
      ['directed by Ang Lee', { directors: [] }],
      ['1990 or later', { year_from: undefined, year_to: undefined }],
      ['French', { language: undefined }],
      ['under 90 minutes', { runtime_from: undefined, runtime_to: undefined }],
      ['rated 7 or higher', { rating_from: undefined }],
    ]);
    expect(countFilters(state)).toBe(7);
  });

  it('can be removed with all others', () => {
    const all = withoutAll(query([NINETIES, NOT_ANIMATION, SHORT]));
    expect(all).toMatchObject({ q: 'tom hanks', genres: undefined, rating_from: undefined });
  });
});
