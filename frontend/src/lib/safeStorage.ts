/**
 * The browser's storage, without its surprises: it may be forbidden, full, or cleared at any time. Whoever uses it keeps
 * working with what is in memory.
 */
import type { StateStorage } from 'zustand/middleware';

function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

export const safeStorage: StateStorage = {
  getItem: (key) => attempt(() => window.localStorage.getItem(key)),
  setItem: (key, value) => void attempt(() => window.localStorage.setItem(key, value)),
  removeItem: (key) => void attempt(() => window.localStorage.removeItem(key)),
};

/** Whether anything can be kept at all. */
export const storageWorks = (): boolean =>
  attempt(() => {
    const key = 'cinerag.probe';
    window.localStorage.setItem(key, key);
    const kept = window.localStorage.getItem(key) === key;
    window.localStorage.removeItem(key);
    return kept;
  }) === true;

/** Calls when another tab has written this key. Returns how to stop. */
export function onOtherTab(key: string, act: () => void): () => void {
  const listener = (event: StorageEvent) => {
    // A null key is a storage that was cleared as a whole.
    if (event.key === key || event.key === null) act();
  };
  window.addEventListener('storage', listener);
  return () => window.removeEventListener('storage', listener);
}
