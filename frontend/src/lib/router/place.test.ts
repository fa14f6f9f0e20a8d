import { describe, expect, it } from 'vitest';

import { formatAddress, parseAddress } from '@/lib/searchParams';

import { hrefOf, matchPath, placeOf, type Place } from './place';

const ADDRESSES = { parseSearch: parseAddress, stringifySearch: formatAddress };
const at = (pathname: string, search = {}): Place => ({ pathname, search, href: pathname, state: {}, maskedLocation: undefined });

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
  it('is written with its parameters and its search, which is empty unless given', () => {
    expect(hrefOf({ to: '/film/$filmId', params: { filmId: 'a/b' } }, at('/search', { q: 'tom' }), ADDRESSES)).toBe('/film/a%2Fb');
    expect(hrefOf({ to: '.', search: (now) => ({ ...now, film: 3 }) }, at('/search', { q: 'tom' }), ADDRESSES)).toBe('/search?q=tom&film=3');
  });

  it('may lie behind another one, for the visit that put it there', () => {
    const state = { __TSR_key: 'a', __TSR_index: 0, behind: { href: '/search?q=tom&film=3', visit: 'now' } };
    const location = { href: '/film/3', pathname: '/film/3', search: '', hash: '', state };
    const read = (_: string, query: string) => parseAddress(query);
    expect(placeOf(location, 'now', read)).toMatchObject({ pathname: '/search', search: { q: 'tom', film: '3' }, maskedLocation: { href: '/film/3' } });
    expect(placeOf(location, 'later', read)).toMatchObject({ pathname: '/film/3', search: {}, maskedLocation: undefined });
  });
});
