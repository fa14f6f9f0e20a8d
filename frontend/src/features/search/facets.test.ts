import { describe, expect, it } from 'vitest';

import { optionsOf, type FacetName } from './facets';
import type { SearchState } from '@/lib/searchParams';

const FACETS = {
  genres: [{ value: 'Crime', count: 9 }, { value: 'Drama', count: 4 }],
  decade: [{ value: '1990s', count: 7 }, { value: '2010s', count: 2 }],
  language: [{ value: 'en', count: 8 }, { value: 'xx', count: 1 }],
  runtime: [{ value: '90-119', count: 5 }, { value: '150 and over', count: 1 }, { value: 'under 60', count: 3 }],
  rating: [{ value: '7', count: 5 }, { value: '8', count: 3 }, { value: '10', count: 1 }],
};
const of = (name: FacetName, state: SearchState = {}) => optionsOf(name, state, FACETS);
const seen = (name: FacetName, state?: SearchState) => of(name, state).map(({ label, count, chosen }) => `${label} ${count ?? '?'}${chosen ? ' *' : ''}`);

describe('facets', () => {
  it('are named, counted and in a sensible order', () => {
    expect(seen('genres')).toEqual(['Crime 9', 'Drama 4']);
    expect(seen('decade')).toEqual(['2010s 2', '1990s 7']);
    expect(seen('language')).toEqual(['English 8']);
    expect(seen('runtime')).toEqual(['under 1 hour 3', '90–119 minutes 5', '2½ hours or longer 1']);
  });

  it('count a rating as "this or more"', () => {
    expect(seen('rating', { rating_from: 8 })).toEqual(['9 or more 1', '8 or more 4 *', '7 or more 9', '6 or more 9', '5 or more 9']);
  });

  it('add and take away genres', () => {
    const [crime, drama] = of('genres', { genres: ['crime'] });
    expect([crime?.chosen, crime?.change, drama?.change]).toEqual([true, { genres: [] }, { genres: ['crime', 'Drama'] }]);
  });

  it('choose one of the others, and take it back', () => {
    expect(of('decade')[1]?.change).toEqual({ year_from: 1990, year_to: 1999 });
    expect(of('decade', { year_from: 1990, year_to: 1999 })[1]?.change).toEqual({ year_from: undefined, year_to: undefined });
    expect(of('runtime').map(({ change }) => change)).toEqual([
      { runtime_from: undefined, runtime_to: 59 },
      { runtime_from: 90, runtime_to: 119 },
      { runtime_from: 150, runtime_to: undefined },
    ]);
    expect(of('language')[0]?.change).toEqual({ language: 'en' });
  });

  it.each<[FacetName, SearchState, string]>([
    ['genres', { genres: ['Western'] }, 'Western 0 *'],
    ['decade', { year_from: 1994 }, '1994 or later ? *'],
    ['language', { language: 'ko' }, 'Korean 0 *'],
    ['runtime', { runtime_to: 79 }, 'under 80 minutes ? *'],
    ['rating', { rating_from: 7.5 }, '7.5 or more ? *'],
  ])('show what is chosen even where no film bears it: %s', (name, state, expected) => {
    expect(seen(name, state)[0]).toBe(expected);
  });
});
