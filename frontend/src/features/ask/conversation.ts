/** The conversation: what was asked, what has been answered so far, and the one answer that may be under way. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

import { ask as askApi, type AskEvent } from '@/api/ask';
import { ApiProblem, unreachable } from '@/api/problem';
import type { AskMessage, Card } from '@/api/types';

import { readAnswer } from './answerText';
import { CONVERSATION_KEY, readTurns, sessionStorageJson } from './storedConversation';

export interface Turn {
  readonly id: number;
  readonly question: string;
  readonly state: 'waiting' | 'writing' | 'done' | 'stopped' | 'failed';
  readonly films: readonly Card[];
  readonly text: string;
  readonly followUps: readonly string[];
  readonly degraded: readonly string[];
  readonly problem: ApiProblem | null;
}

interface Conversation {
  readonly turns: readonly Turn[];
  ask: (question: string) => Promise<void>;
  /** Asks a question that got no whole answer once more, in its place. */
  again: (id: number) => Promise<void>;
  stop: () => void;
  startOver: () => void;
}

export const MAX_QUESTION_LENGTH = 1000;
/** Enough for "and something shorter?" to be understood, and no more than can be of use. */
const REMEMBERED_TURNS = 6;

let underWay: AbortController | null = null;

export const useConversation = create<Conversation>()(
  persist(
    (set, get) => {
      const change = (id: number, by: (turn: Turn) => Partial<Turn>) =>
        set(({ turns }) => ({ turns: turns.map((turn) => (turn.id === id ? { ...turn, ...by(turn) } : turn)) }));

      const answer = async (turn: Turn) => {
        underWay?.abort();
        const controller = new AbortController();
        underWay = controller;
        const earlier = get().turns.filter(({ id, state }) => id < turn.id && state === 'done');
        try {
          for await (const event of askApi({ message: turn.question, history: historyOf(earlier) }, controller.signal)) {
            change(turn.id, (now) => after(now, event));
          }
        } catch (error) {
          const problem = error instanceof ApiProblem ? error : unreachable();
          change(turn.id, () => (controller.signal.aborted ? { state: 'stopped' } : { state: 'failed', problem }));
        } finally {
          if (underWay === controller) underWay = null;
        }
      };

      return {
        turns: [],
        ask: async (question) => {
          const message = question.trim().slice(0, MAX_QUESTION_LENGTH);
          if (message === '') return;
          const turn = begun((get().turns.at(-1)?.id ?? 0) + 1, message);
          set(({ turns }) => ({ turns: [...turns, turn] }));
          await answer(turn);
        },
        again: async (id) => {
          const turn = get().turns.find((one) => one.id === id);
          if (!turn) return;
          const fresh = begun(id, turn.question);
          change(id, () => fresh);
          await answer(fresh);
        },
        stop: () => underWay?.abort(),
        startOver: () => {
          underWay?.abort();
          set({ turns: [] });
        },
      };
    },
    {
      name: CONVERSATION_KEY,
      version: 1,
      storage: sessionStorageJson,
      partialize: ({ turns }) => ({ turns: turns.map(({ problem: _, ...turn }) => turn) }),
      merge: (stored, current) => ({ ...current, turns: readTurns(stored) }),
    },
  ),
);

const begun = (id: number, question: string): Turn => ({
  id,
  question,
  state: 'waiting',
  films: [],
  text: '',
  followUps: [],
  degraded: [],
  problem: null,
});

/** A turn after the next event of its answer. */
function after(turn: Turn, event: AskEvent): Partial<Turn> {
  switch (event.kind) {
    case 'meta':
      return { films: event.films };
    case 'token':
      return { state: 'writing', text: turn.text + event.text };
    // The text itself says where; this says only that.
    case 'citation':
      return {};
    case 'done':
      return { state: 'done', followUps: event.followUps, degraded: event.degraded };
  }
}

const historyOf = (turns: readonly Turn[]): AskMessage[] =>
  turns.slice(-REMEMBERED_TURNS).flatMap(({ question, text, films }) => [
    { role: 'user' as const, text: question },
    { role: 'assistant' as const, text: readAnswer(text, films).plain },
  ]);

export const isUnderWay = ({ state }: Turn): boolean => state === 'waiting' || state === 'writing';
