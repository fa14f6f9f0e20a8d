/** How a conversation outlives a reload: in the tab's own storage, and read back field by field. */
import type { PersistStorage } from 'zustand/middleware';

import { isCard } from '@/api/ask';

import type { Turn } from './conversation';

export const CONVERSATION_KEY = 'cinerag.conversation';

export const sessionStorageJson: PersistStorage<unknown> = {
  getItem: (key) => attempt(() => JSON.parse(window.sessionStorage.getItem(key) ?? 'null') as null),
  setItem: (key, value) => void attempt(() => window.sessionStorage.setItem(key, JSON.stringify(value))),
  removeItem: (key) => void attempt(() => window.sessionStorage.removeItem(key)),
};

/** Storage may be forbidden or full, or hold anything. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

/** The turns that can be read. An answer that was under way when the page went is one that was stopped. */
export function readTurns(stored: unknown): Turn[] {
  const { turns } = record(stored);
  return (Array.isArray(turns) ? turns : []).flatMap((value: unknown) => {
    const { id, question, text, films, state, followUps, degraded } = record(value);
    if (typeof id !== 'number' || typeof question !== 'string' || typeof text !== 'string') return [];
    return [
      {
        id,
        question,
        text,
        state: state === 'done' ? 'done' : 'stopped',
        films: Array.isArray(films) ? films.filter(isCard) : [],
        followUps: words(followUps),
        degraded: words(degraded),
        problem: null,
      } satisfies Turn,
    ];
  });
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const words = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((word): word is string => typeof word === 'string') : [];
