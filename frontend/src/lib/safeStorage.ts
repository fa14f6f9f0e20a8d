/** The browser's storage, without exceptions: it may be blocked, full, or cleared at any time. */
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

/** Whether anything can be stored at all. */
export const storageWorks = (): boolean =>
  attempt(() => {
    const key = 'cinerag.probe';
    window.localStorage.setItem(key, key);
    const works = window.localStorage.getItem(key) === key;
    window.localStorage.removeItem(key);
    return works;
  }) === true;

/** Calls back when another tab has written this key. Returns a function that stops it. */
export function onOtherTab(key: string, act: () => void): () => void {
  const listener = (event: StorageEvent) => {
    // A null key means that the whole storage was cleared.
    if (event.key === key || event.key === null) act();
  };
  window.addEventListener('storage', listener);
  return () => window.removeEventListener('storage', listener);
}
