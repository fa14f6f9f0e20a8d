import { beforeEach, describe, expect, it, vi } from 'vitest';

import { RECENT_KEY, useRecentSearches } from './recentSearches';

const { remember, forget, forgetAll } = useRecentSearches.getState();
const searches = () => useRecentSearches.getState().searches;
beforeEach(forgetAll);

describe('recent searches', () => {
  it('are newest first, without duplicates in another case', () => {
    ['alien', ' heist ', 'Alien', ''].forEach(remember);
    expect(searches()).toEqual(['Alien', 'heist']);
  });

  it('are limited in number and length', () => {
    for (let index = 0; index < 20; index += 1) remember(`film ${index}`);
    remember('x'.repeat(121));
    expect(searches()).toHaveLength(8);
    expect(searches()[0]).toBe('film 19');
  });

  it('can be removed one by one', () => {
    ['one', 'two'].forEach(remember);
    forget('ONE');
    expect(searches()).toEqual(['two']);
  });

  it.each(['{', '{"state":{"searches":7},"version":1}', '{"state":null,"version":0}'])('ignore invalid stored data: %s', async (stored) => {
    window.localStorage.setItem(RECENT_KEY, stored);
    await useRecentSearches.persist.rehydrate();
    remember('works');
    expect(searches()).toContain('works');
  });

  it('are read from the store as far as they are valid', async () => {
    window.localStorage.setItem(RECENT_KEY, '{"state":{"searches":["good",3,"",null]},"version":1}');
    await useRecentSearches.persist.rehydrate();
    expect(searches()).toEqual(['good']);
  });

  it('are there from the start, as are the preferences', async () => {
    window.localStorage.setItem(RECENT_KEY, '{"state":{"searches":["alien"]},"version":1}');
    window.localStorage.setItem('cinerag.preferences', '{"state":{"theme":"light","hideSeen":true},"version":1}');
    vi.resetModules();
    expect((await import('./recentSearches')).useRecentSearches.getState().searches).toEqual(['alien']);
    expect((await import('./preferences')).usePreferences.getState()).toMatchObject({ theme: 'light', hideSeen: true });
  });
});
