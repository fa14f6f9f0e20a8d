import { describe, expect, it } from 'vitest';

import { FACET_FILTERS, FACETS, optionsOf } from './facets';
import type { SearchFilters } from './table';

const COUNTS = {
  genres: [{ value: 'Crime', count: 9 }, { value: 'Drama', count: 4 }],
  decade: [{ value: '1990s', count: 7 }, { value: '2010s', count: 2 }],
  language: [{ value: 'en', count: 8 }, { value: 'xx', count: 1 }],
  runtime: [{ value: '90-119', count: 5 }, { value: '150 and over', count: 1 }, { value: 'under 60', count: 3 }],
  rating: [{ value: '7', count: 5 }, { value: '8', count: 3 }, { value: '10', count: 1 }],
};

function options(name: string, search: SearchFilters = {}) {
  const filter = FACET_FILTERS.find(({ facet }) => facet.name === name);
  if (!filter) throw new Error(`There is no facet ${name}.`);
  return optionsOf(filter, search, COUNTS);
}
const shown = (name: string, search?: SearchFilters) => options(name, search).map(({ label, count, chosen }) => `${label} ${count ?? '?'}${chosen ? ' *' : ''}`);

describe('facets', () => {
  it('are asked for in the order of the panel', () => {
    expect(FACETS).toEqual(['genres', 'decade', 'language', 'country', 'spoken_language', 'studio', 'series', 'certificate', 'runtime', 'rating']);
  });

  it('have labels and counts in a sensible order', () => {
    expect(shown('genres')).toEqual(['Crime 9', 'Drama 4']);
    expect(shown('decade')).toEqual(['2010s 2', '1990s 7']);
    expect(shown('language')).toEqual(['English 8']);
    expect(shown('runtime')).toEqual(['under 1 hour 3', '90–119 minutes 5', '2½ hours or longer 1']);
  });

  it('count a rating as a minimum', () => {
    expect(shown('rating', { rating_from: 8 })).toEqual(['9 or higher 1', '8 or higher 4 *', '7 or higher 9', '6 or higher 9', '5 or higher 9']);
  });

  it('add and remove genres', () => {
    const [crime, drama] = options('genres', { genres: ['crime'] });
    expect([crime?.chosen, crime?.change, drama?.change]).toEqual([true, { genres: [] }, { genres: ['crime', 'Drama'] }]);
  });

  it('choose one of several, and remove it again', () => {
    expect(options('decade')[1]?.change).toEqual({ year_from: 1990, year_to: 1999 });
    expect(options('decade', { year_from: 1990, year_to: 1999 })[1]?.change).toEqual({ year_from: undefined, year_to: undefined });
    expect(options('runtime').map(({ change }) => change)).toEqual([
      { runtime_from: undefined, runtime_to: 59 },
      { runtime_from: 90, runtime_to: 119 },
      { runtime_from: 150, runtime_to: undefined },
    ]);
    expect(options('language')[0]?.change).toEqual({ language: 'en' });
  });

  it.each<[string, SearchFilters, string]>([
    ['genres', { genres: ['Western'] }, 'Western 0 *'],
    ['decade', { year_from: 1994 }, '1994 or later ? *'],
    ['language', { language: 'ko' }, 'Korean 0 *'],
    ['runtime', { runtime_to: 79 }, 'under 80 minutes ? *'],
    ['rating', { rating_from: 7.5 }, '7.5 or higher ? *'],
  ])('show a choice that no film has: %s', (name, search, expected) => {
    expect(shown(name, search)[0]).toBe(expected);
  });
});
