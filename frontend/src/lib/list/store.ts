/** The visitor's list, stored in this browser and synchronised between tabs. */
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

import type { Card } from '@/api/types';
import { onOtherTab, safeStorage } from '@/lib/safeStorage';

import { EMPTY, isMarked, mark, opened, unmark, type SavedFilm, type ListData, type Mark } from './data';
import { readList } from './stored';

export const LIST_KEY = 'cinerag.list';
const VERSION = 1;

interface ListActions {
  mark: (name: Mark, film: SavedFilm | Card) => void;
  unmark: (name: Mark, id: number) => void;
  /** Adds or removes a mark. Returns whether it was added. */
  toggle: (name: Mark, film: SavedFilm | Card) => boolean;
  opened: (film: SavedFilm | Card) => void;
  /** Restores an earlier state, for undo. */
  restore: (data: ListData) => void;
  clear: () => void;
}

export const useList = create<ListData & ListActions>()(
  persist(
    (set, get) => ({
      ...EMPTY,
      mark: (name, film) => set((data) => mark(data, name, film, Date.now())),
      unmark: (name, id) => set((data) => unmark(data, name, id)),
      toggle: (name, film) => {
        const marked = isMarked(get(), name, film.id);
        set((data) => (marked ? unmark(data, name, film.id) : mark(data, name, film, Date.now())));
        return !marked;
      },
      opened: (film) => set((data) => opened(data, film, Date.now())),
      restore: ({ marks, recent }) => set({ marks, recent }),
      clear: () => set(EMPTY),
    }),
    {
      name: LIST_KEY,
      version: VERSION,
      storage: createJSONStorage(() => safeStorage),
      partialize: (state) => snapshot(state),
      // There is no older version yet. Stored data is validated like a file.
      migrate: (stored) => readList(stored),
      merge: (stored, current) => ({ ...current, ...readList(stored) }),
    },
  ),
);

export function snapshot({ marks, recent }: ListData): ListData {
  return { marks, recent };
}

/** Whether a film has a mark. */
export const useMarked = (name: Mark, id: number): boolean => useList((data) => isMarked(data, name, id));

/** Synchronises the list with other tabs. Returns a function that stops it. */
export const followOtherTabs = (): (() => void) => onOtherTab(LIST_KEY, () => void useList.persist.rehydrate());
