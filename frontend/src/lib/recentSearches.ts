/** What was searched for last, newest first. Kept on this device only, and removable. */
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

import { onOtherTab, safeStorage } from './safeStorage';

export const RECENT_KEY = 'cinerag.recent-searches';
const MOST_KEPT = 8;
const LONGEST_KEPT = 120;

interface RecentSearches {
  readonly searches: readonly string[];
  remember: (search: string) => void;
  forget: (search: string) => void;
  forgetAll: () => void;
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

export const useRecentSearches = create<RecentSearches>()(
  persist(
    (set) => ({
      searches: [],
      remember: (search) =>
        set(({ searches }) => {
          const text = search.trim();
          if (text === '' || text.length > LONGEST_KEPT) return { searches };
          return { searches: [text, ...searches.filter((other) => !same(other, text))].slice(0, MOST_KEPT) };
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

/** Whatever is a search in what is stored. */
function read(stored: unknown): Pick<RecentSearches, 'searches'> {
  const { searches } = (typeof stored === 'object' && stored !== null ? stored : {}) as { searches?: unknown };
  if (!Array.isArray(searches)) return { searches: [] };
  const texts = searches.filter((text): text is string => typeof text === 'string' && text.trim() !== '' && text.length <= LONGEST_KEPT);
  return { searches: texts.slice(0, MOST_KEPT) };
}

export const followRecentSearches = (): (() => void) => onOtherTab(RECENT_KEY, () => void useRecentSearches.persist.rehydrate());
