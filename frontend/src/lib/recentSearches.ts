/** Recent searches, newest first. They are stored on this device only and can be removed. */
import * as v from 'valibot';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

import { validItems } from '@/api/validation';

import { onOtherTab, safeStorage } from './safeStorage';

export const RECENT_KEY = 'cinerag.recent-searches';
const MAX_SEARCHES = 8;
const MAX_LENGTH = 120;

interface RecentSearches {
  readonly searches: readonly string[];
  remember: (search: string) => void;
  forget: (search: string) => void;
  forgetAll: () => void;
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

// Defined before the store, which reads the storage when it is created.
const Search = v.pipe(v.string(), v.regex(/\S/), v.maxLength(MAX_LENGTH));
const StoredSchema = v.fallback(v.object({ searches: validItems(Search, MAX_SEARCHES) }), { searches: [] });

/** The valid searches of what is stored. */
const read = (stored: unknown): Pick<RecentSearches, 'searches'> => v.parse(StoredSchema, stored);

export const useRecentSearches = create<RecentSearches>()(
  persist(
    (set) => ({
      searches: [],
      remember: (search) =>
        set(({ searches }) => {
          const text = search.trim();
          if (text === '' || text.length > MAX_LENGTH) return { searches };
          return { searches: [text, ...searches.filter((other) => !same(other, text))].slice(0, MAX_SEARCHES) };
        }),
      forget: (search) => set(({ searches }) => ({ searches: searches.filter((other) => !same(other, search)) })),
      forgetAll: () => set({ searches: [] }),
    }),
    {
      name: RECENT_KEY,
      version: 1,
      storage: createJSONStorage(() => safeStorage),
      partialize: ({ searches }) => ({ searches }),
      migrate: (stored) => read(stored),
      merge: (stored, current) => ({ ...current, ...read(stored) }),
    },
  ),
);

export const followRecentSearches = (): (() => void) => onOtherTab(RECENT_KEY, () => void useRecentSearches.persist.rehydrate());
