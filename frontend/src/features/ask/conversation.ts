/** The conversation: questions, their answers, and at most one answer in progress. */
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
  /** Repeats a question in its place. */
  again: (id: number) => Promise<void>;
  stop: () => void;
  startOver: () => void;
}

export const MAX_QUESTION_LENGTH = 1000;
/** Enough context to understand "and something shorter?". */
const HISTORY_TURNS = 6;

let inProgress: AbortController | null = null;

export const useConversation = create<Conversation>()(
  persist(
    (set, get) => {
      const change = (id: number, by: (turn: Turn) => Partial<Turn>) =>
        set(({ turns }) => ({ turns: turns.map((turn) => (turn.id === id ? { ...turn, ...by(turn) } : turn)) }));

      const answer = async (turn: Turn) => {
        inProgress?.abort();
        const controller = new AbortController();
        inProgress = controller;
        const earlier = get().turns.filter(({ id, state }) => id < turn.id && state === 'done');
        try {
          for await (const event of askApi({ message: turn.question, history: historyOf(earlier) }, controller.signal)) {
            change(turn.id, (current) => changeBy(current, event));
          }
        } catch (error) {
          const problem = error instanceof ApiProblem ? error : unreachable();
          change(turn.id, () => (controller.signal.aborted ? { state: 'stopped' } : { state: 'failed', problem }));
        } finally {
          if (inProgress === controller) inProgress = null;
        }
      };

      return {
        turns: [],
        ask: async (question) => {
          const message = question.trim().slice(0, MAX_QUESTION_LENGTH);
          if (message === '') return;
          const turn = newTurn((get().turns.at(-1)?.id ?? 0) + 1, message);
          set(({ turns }) => ({ turns: [...turns, turn] }));
          await answer(turn);
        },
        again: async (id) => {
          const turn = get().turns.find((one) => one.id === id);
          if (!turn) return;
          const fresh = newTurn(id, turn.question);
          change(id, () => fresh);
          await answer(fresh);
        },
        stop: () => inProgress?.abort(),
        startOver: () => {
          inProgress?.abort();
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

const newTurn = (id: number, question: string): Turn => ({
  id,
  question,
  state: 'waiting',
  films: [],
  text: '',
  followUps: [],
  degraded: [],
  problem: null,
});

/** What the next event of an answer changes. */
function changeBy(turn: Turn, event: AskEvent): Partial<Turn> {
  switch (event.kind) {
    case 'meta':
      return { films: event.films };
    case 'token':
      return { state: 'writing', text: turn.text + event.text };
    // The text itself contains the citations.
    case 'citation':
      return {};
    case 'done':
      return { state: 'done', followUps: event.followUps, degraded: event.degraded };
  }
}

const historyOf = (turns: readonly Turn[]): AskMessage[] =>
  turns.slice(-HISTORY_TURNS).flatMap(({ question, text, films }) => [
    { role: 'user' as const, text: question },
    { role: 'assistant' as const, text: readAnswer(text, films).plain },
  ]);

export const isInProgress = ({ state }: Turn): boolean => state === 'waiting' || state === 'writing';
