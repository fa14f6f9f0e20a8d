import { describe, expect, it } from 'vitest';

import { formatAddress, MAX_QUERY_LENGTH, normaliseFilm, normaliseSearch, parseAddress, type SearchState } from './searchParams';
import { FILTER_PARAMETERS, hasFilters } from './filters';
import { modeOf, searchRequest } from './searchRequest';

const read = (query: string) => normaliseSearch(parseAddress(query));

/** The same random numbers in every run, so that a failure can be reproduced. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const UNUSUAL = ['', ' ', ',', 'a,b', 'Crime', 'crime', '-1', '0', '1', '0.5', '0.333', '1e3', '99999', '1994', '11', 'true', 'NaN', 'é&?#=+%', '<b>', 'x'.repeat(3000)];
const UNUSUAL_TYPES = [null, undefined, true, false, 7, -2, NaN, Infinity, {}, [], ['a', 3, null, 'a'], ['x,y']];
const NAMES = ['q', 'literal', 'semantic_ratio', 'sort', ...FILTER_PARAMETERS, 'unknown'];

function anything(seed: number): Record<string, unknown> {
  const next = random(seed);
  const pool = [...UNUSUAL, ...UNUSUAL_TYPES, 'rating', 'relevance', 'fr', 'EN'];
  return Object.fromEntries(NAMES.filter(() => next() < 0.6).map((name) => [name, pool[Math.floor(next() * pool.length)]]));
}

describe('any input', () => {
  it.each(Array.from({ length: 300 }, (_, seed) => seed))('becomes a search that survives its address (%i)', (seed) => {
    const state = normaliseSearch(anything(seed));
    expect(normaliseSearch({ ...state })).toEqual(state);
    expect(read(formatAddress({ ...state }))).toEqual(state);
    expect(state.semantic_ratio ?? 0.3).toBeLessThanOrEqual(1);
    expect(state.semantic_ratio).not.toBe(0.5);
    expect(state.year_from ?? 0).toBeLessThanOrEqual(state.year_to ?? 9999);
    expect(state).not.toHaveProperty('unknown');
  });
});

describe('an address', () => {
  it('stays readable', () => {
    const state: SearchState = { q: 'a heist', genres: ['Crime', 'Drama'], year_from: 1990 };
    expect(formatAddress({ ...state })).toBe('?q=a+heist&genres=Crime,Drama&year_from=1990');
    expect(read('?q=a+heist&genres=Crime,Drama&year_from=1990')).toEqual(state);
  });

  it('leaves out defaults and unknown parameters', () => {
    expect(read('?q=+&literal=false&semantic_ratio=0.5&sort=relevance&rating_from=0&utm=x')).toEqual({});
    expect(formatAddress({ q: undefined, literal: false, utm: 'x' })).toBe('');
  });

  it('ignores invalid values and reads the others', () => {
    expect(read('?q=a&semantic_ratio=2&sort=magic&year_from=12&runtime_to=90&language=english&rating_from=7.26')).toEqual({
      q: 'a',
      runtime_to: 90,
      rating_from: 7.3,
    });
  });

  it('swaps the ends of a reversed range', () => {
    expect(read('?year_from=1999&year_to=1990')).toEqual({ year_from: 1990, year_to: 1999 });
  });

  it('removes duplicates, and shortens a text that is too long', () => {
    expect(read('?genres=Crime,,crime,+Drama+')).toEqual({ genres: ['Crime', 'Drama'] });
    expect(read(`?q=${'a'.repeat(9000)}`).q).toHaveLength(MAX_QUERY_LENGTH);
  });

  it('accepts only a valid id for an open film', () => {
    expect(['356', 356, '1e3', '-4', '', '99999999999', '4294967296', undefined].map(normaliseFilm)).toEqual([
      356, 356, ...Array<undefined>(6).fill(undefined),
    ]);
  });
});

describe('the request to the API', () => {
  it('follows the slider', () => {
    expect([0, 0.2, undefined, 1].map((semantic_ratio) => modeOf(semantic_ratio === undefined ? {} : { semantic_ratio }))).toEqual([
      'keyword', 'hybrid', 'hybrid', 'semantic',
    ]);
    expect(searchRequest({ q: 'a' })).toEqual({ q: 'a', mode: 'hybrid' });
    expect(searchRequest({ q: 'a', semantic_ratio: 0.2 })).toEqual({ q: 'a', mode: 'hybrid', semantic_ratio: 0.2 });
    expect(searchRequest({ q: 'a', semantic_ratio: 0 })).toEqual({ q: 'a', mode: 'keyword' });
  });

  it('has the filters with the names of the contract', () => {
    const state: SearchState = { q: 'a', literal: true, sort: 'year', genres: ['Crime', 'War'], people: ['Tom Hanks'], year_to: 1999 };
    expect(searchRequest(state)).toEqual({
      q: 'a', mode: 'hybrid', literal: true, sort: 'year', genres: ['Crime', 'War'], people: ['Tom Hanks'], year_to: 1999,
    });
    expect([hasFilters(state), hasFilters({ q: 'a', sort: 'year' } as SearchState)]).toEqual([true, false]);
  });
});
