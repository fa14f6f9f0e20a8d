import { describe, expect, it } from 'vitest';

import { language, names, rating, runtime } from './format';
import { count, FILMS } from './texts/plural';

describe('formatted values', () => {
  it('formats running times', () => {
    expect([142, 60, 45].map(runtime)).toEqual(['2 h 22 min', '1 h', '45 min']);
  });

  it('formats a rating with its count', () => {
    expect(rating({ average: 8.26, count: 1329 })).toEqual({ average: '8.3', count: '1,329 ratings' });
    expect(rating({ average: 9, count: 1 })?.count).toBe('1 rating');
  });

  it('gives null for missing values', () => {
    expect([runtime(null), runtime(0), rating(null), rating({ average: 0, count: 0 }), language(null)]).toEqual(
      Array(5).fill(null),
    );
  });

  it('names languages, and gives null for invalid codes', () => {
    expect([language('ko'), language('xx'), language('not a code')]).toEqual(['Korean', null, null]);
  });

  it('shortens long lists, and formats counts', () => {
    expect(names(['A', 'B', 'C'], 2)).toBe('A, B +1');
    expect(names(['A', 'B'], 2)).toBe('A, B');
    expect([count(1, FILMS), count(1200, FILMS)]).toEqual(['1 film', '1,200 films']);
  });
});
