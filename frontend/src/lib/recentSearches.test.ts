import { beforeEach, describe, expect, it } from 'vitest';

import { RECENT_KEY, useRecentSearches } from './recentSearches';

const { remember, forget, forgetAll } = useRecentSearches.getState();
const kept = () => useRecentSearches.getState().searches;
beforeEach(forgetAll);

describe('recent searches', () => {
  it('are newest first, each once whatever its case', () => {
    ['alien', ' heist ', 'Alien', ''].forEach(remember);
    expect(kept()).toEqual(['Alien', 'heist']);
  });

  it('are few, and no paragraphs', () => {
    for (let index = 0; index < 20; index += 1) remember(`film ${index}`);
    remember('x'.repeat(121));
    expect(kept()).toHaveLength(8);
    expect(kept()[0]).toBe('film 19');
  });

  it('are forgotten one by one', () => {
    ['one', 'two'].forEach(remember);
    forget('ONE');
    expect(kept()).toEqual(['two']);
  });

  it.each(['{', '{"state":{"searches":7},"version":1}', '{"state":null,"version":0}'])('survive a broken store: %s', async (stored) => {
    window.localStorage.setItem(RECENT_KEY, stored);
    await useRecentSearches.persist.rehydrate();
    remember('works');
    expect(kept()).toContain('works');
  });

  it('come from the store as far as they are searches', async () => {
    window.localStorage.setItem(RECENT_KEY, '{"state":{"searches":["good",3,"",null]},"version":1}');
    await useRecentSearches.persist.rehydrate();
    expect(kept()).toEqual(['good']);
  });
});
