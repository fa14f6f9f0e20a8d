import { describe, expect, it } from 'vitest';

import type { Part } from '@/api/types';
import { FACET_FILTERS, optionsOf, type Facets } from '@/lib/filters';

import { withUnderstood } from './understoodFilters';

const TEXT = 'war films from the 90s';
const WAR: Part = { kind: 'genre', text: 'war', start: 0, end: 3, cut: [0, 3], value: 'War' };
const NINETIES: Part = { kind: 'year', text: '90s', start: 19, end: 22, cut: [10, 22], from: 1990, to: 1999 };
const facets: Facets = {
  genres: [
    { value: 'Drama', count: 9 },
    { value: 'War', count: 9 },
  ],
  decade: [
    { value: '1990s', count: 9 },
    { value: '2000s', count: 7 },
  ],
};

function choices(name: string, relaxed: string[] = []) {
  const filter = FACET_FILTERS.find(({ facet }) => facet.name === name);
  if (!filter) throw new Error(name);
  const query = { text: TEXT, corrected: null, relaxed, understood: [WAR, NINETIES] };
  return withUnderstood(filter, optionsOf(filter, {}, facets), query).map(({ value, chosen, change }) => [value, chosen, change]);
}

describe('a filter that was understood from the words', () => {
  it('is ticked, and a click removes its words', () => {
    expect(choices('genres')).toEqual([
      ['Drama', false, { genres: ['Drama'] }],
      ['War', true, { q: 'films from the 90s' }],
    ]);
  });

  it('is replaced by another choice where a film has one value', () => {
    expect(choices('decade')).toEqual([
      ['2000s', false, { year_from: 2000, year_to: 2009, q: 'war films' }],
      ['1990s', true, { q: 'war films' }],
    ]);
  });

  it('is not ticked when it was ignored', () => {
    expect(choices('decade', ['90s']).map(([value, chosen]) => [value, chosen])).toEqual([
      ['2000s', false],
      ['1990s', false],
    ]);
  });
});
