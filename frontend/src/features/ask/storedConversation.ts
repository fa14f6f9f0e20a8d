/** Stores the conversation in the tab's session storage, so that it survives a reload, and validates it when it is read. */
import * as v from 'valibot';
import type { PersistStorage } from 'zustand/middleware';

import { CardSchema, validItems } from '@/api/validation';

import type { Turn } from './conversation';

export const CONVERSATION_KEY = 'cinerag.conversation';

export const sessionStorageJson: PersistStorage<unknown> = {
  getItem: (key) => attempt(() => JSON.parse(window.sessionStorage.getItem(key) ?? 'null') as null),
  setItem: (key, value) => void attempt(() => window.sessionStorage.setItem(key, JSON.stringify(value))),
  removeItem: (key) => void attempt(() => window.sessionStorage.removeItem(key)),
};

/** Storage may be blocked or full, or contain anything. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

const TurnSchema = v.object({
  id: v.number(),
  question: v.string(),
  text: v.string(),
  // An answer that was in progress when the page was closed has been stopped.
  state: v.fallback(v.picklist(['done', 'stopped']), 'stopped'),
  films: validItems(CardSchema),
  followUps: validItems(v.string()),
  degraded: validItems(v.string()),
});
const StoredSchema = v.fallback(v.object({ turns: validItems(TurnSchema) }), { turns: [] });

/** The valid turns of what is stored. */
export const readTurns = (stored: unknown): Turn[] => v.parse(StoredSchema, stored).turns.map((turn) => ({ ...turn, problem: null }));
