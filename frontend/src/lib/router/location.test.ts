import { describe, expect, it } from 'vitest';

import { formatAddress, parseAddress } from '@/lib/searchParams';

import { hrefOf, matchPath, readLocation, type RouterLocation } from './location';

const ADDRESSES = { parseSearch: parseAddress, stringifySearch: formatAddress };
const at = (pathname: string, search = {}): RouterLocation => ({ pathname, search, href: pathname, state: {}, maskedLocation: undefined });

describe('a path', () => {
  it.each([
    ['/', '/', {}],
    ['/list', '/list/', {}],
    ['/list', '/lists', null],
    ['/film/$filmId', '/film/356', { filmId: '356' }],
    ['/film/$filmId', '/film', null],
    ['/film/$filmId', '/film/356/cast', null],
    ['/film/$filmId', '/film/a%20b', { filmId: 'a b' }],
    ['/film/$filmId', '/film/100%', { filmId: '100%' }],
  ])('%s for %s', (pattern, pathname, params) => {
    expect(matchPath(pattern, pathname)).toEqual(params);
  });
});

describe('an address', () => {
  it('contains its parameters and its search, which is empty by default', () => {
    expect(hrefOf({ to: '/film/$filmId', params: { filmId: 'a/b' } }, at('/search', { q: 'tom' }), ADDRESSES)).toBe('/film/a%2Fb');
    expect(hrefOf({ to: '.', search: (now) => ({ ...now, film: 3 }) }, at('/search', { q: 'tom' }), ADDRESSES)).toBe('/search?q=tom&film=3');
  });

  it('can be masked by another one during a visit', () => {
    const state = { __TSR_key: 'a', __TSR_index: 0, behind: { href: '/search?q=tom&film=3', visit: 'now' } };
    const location = { href: '/film/3', pathname: '/film/3', search: '', hash: '', state };
    const read = (_: string, query: string) => parseAddress(query);
    expect(readLocation(location, 'now', read)).toMatchObject({ pathname: '/search', search: { q: 'tom', film: '3' }, maskedLocation: { href: '/film/3' } });
    expect(readLocation(location, 'later', read)).toMatchObject({ pathname: '/film/3', search: {}, maskedLocation: undefined });
  });
});
