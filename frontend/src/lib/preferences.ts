/** The visitor's preferences. `/theme.js` reads the same key before the first paint. */
import * as v from 'valibot';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

import { onOtherTab, safeStorage } from './safeStorage';

export const THEMES = ['dark', 'light', 'system'] as const;
export type Theme = (typeof THEMES)[number];
export const PREFERENCES_KEY = 'cinerag.preferences';

export interface Preferences {
  readonly theme: Theme;
  /** Hide films that are marked as seen. */
  readonly hideSeen: boolean;
}

interface PreferenceActions {
  setTheme: (theme: Theme) => void;
  setHideSeen: (hideSeen: boolean) => void;
}

const DEFAULTS: Preferences = { theme: 'dark', hideSeen: false };

// Defined before the store, which reads the storage when it is created.
const PreferencesSchema = v.fallback(
  v.object({ theme: v.fallback(v.picklist(THEMES), DEFAULTS.theme), hideSeen: v.fallback(v.boolean(), DEFAULTS.hideSeen) }),
  DEFAULTS,
);

/** The stored preferences that are valid, and the default of every other one. */
const readPreferences = (stored: unknown): Preferences => v.parse(PreferencesSchema, stored);

export const usePreferences = create<Preferences & PreferenceActions>()(
  persist(
    (set) => ({
      ...DEFAULTS,
      setTheme: (theme) => set({ theme }),
      setHideSeen: (hideSeen) => set({ hideSeen }),
    }),
    {
      name: PREFERENCES_KEY,
      version: 1,
      storage: createJSONStorage(() => safeStorage),
      partialize: ({ theme, hideSeen }): Preferences => ({ theme, hideSeen }),
      migrate: (stored) => readPreferences(stored),
      merge: (stored, current) => ({ ...current, ...readPreferences(stored) }),
    },
  ),
);

export const followPreferences = (): (() => void) => onOtherTab(PREFERENCES_KEY, () => void usePreferences.persist.rehydrate());
