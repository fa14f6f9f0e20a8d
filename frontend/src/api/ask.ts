/**
 * `POST /v1/ask`: a question in plain words, answered from the catalogue.
 *
 * The body is `{message, history?}`; with `accept: text/event-stream` the answer streams as server-sent events, each
 * with JSON as its data:
 *
 * | event | data | when |
 * |---|---|---|
 * | `meta` | `{films: [card, …]}` | once, first: the films that the answer may speak of |
 * | `token` | `{text}` | many times: the next piece of the answer. `[356]` in it cites the film with that id |
 * | `citation` | `{id}` | when a film of `meta` is first cited |
 * | `done` | `{follow_ups: [text, …], degraded: [part, …], …}` | once, last: questions that may come next, parts that were away |
 * | `error` | a problem document | instead of `done`: the answer ends here |
 *
 * Unknown events are skipped, so that the API may add some. A stream that ends without `done` or `error` has broken off.
 * A request that is refused is answered with a problem document and its status, as on every route.
 */
import { postForStream } from './client';
import { ApiProblem, problemOf } from './problem';
import { readEvents, type ServerSentEvent } from './serverSentEvents';
import type { Card } from './types';

export interface AskMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

export interface AskRequest {
  readonly message: string;
  /** What was said before, oldest first. */
  readonly history?: readonly AskMessage[];
}

export type AskEvent =
  | { readonly kind: 'meta'; readonly films: readonly Card[] }
  | { readonly kind: 'token'; readonly text: string }
  | { readonly kind: 'citation'; readonly id: number }
  | { readonly kind: 'done'; readonly followUps: readonly string[]; readonly degraded: readonly string[] };

/** The answer as it comes. Ends after `done`; everything else that ends it is an `ApiProblem`. */
export async function* ask(request: AskRequest, signal: AbortSignal): AsyncGenerator<AskEvent> {
  const response = await postForStream('/v1/ask', request, signal);
  const type = response.headers.get('content-type') ?? '';
  if (!response.body || !type.startsWith('text/event-stream')) throw unreadable();
  try {
    for await (const sent of readEvents(response.body, signal)) {
      const event = readAskEvent(sent);
      if (!event) continue;
      yield event;
      if (event.kind === 'done') return;
    }
  } catch (cause) {
    throw cause instanceof ApiProblem || signal.aborted ? cause : brokenOff();
  }
  throw brokenOff();
}

/** One event, checked field by field; null for one that is not known here. */
export function readAskEvent({ event, data }: ServerSentEvent): AskEvent | null {
  switch (event) {
    case 'meta': {
      const { films } = fields(data);
      if (!Array.isArray(films) || !films.every(isCard)) throw unreadable();
      return { kind: 'meta', films };
    }
    case 'token': {
      const { text } = fields(data);
      if (typeof text !== 'string') throw unreadable();
      return { kind: 'token', text };
    }
    case 'citation': {
      const { id } = fields(data);
      if (typeof id !== 'number') throw unreadable();
      return { kind: 'citation', id };
    }
    case 'done': {
      const { follow_ups: followUps, degraded } = fields(data);
      return { kind: 'done', followUps: texts(followUps), degraded: texts(degraded) };
    }
    case 'error':
      throw problemOf(fields(data)) ?? unreadable();
    default:
      return null;
  }
}

function fields(data: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Told below, together with what is JSON but no object.
  }
  throw unreadable();
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((text): text is string => typeof text === 'string') : [];

export function isCard(value: unknown): value is Card {
  if (typeof value !== 'object' || value === null) return false;
  const { id, title, genres, directors } = value as Partial<Record<keyof Card, unknown>>;
  return typeof id === 'number' && typeof title === 'string' && Array.isArray(genres) && Array.isArray(directors);
}

const unreadable = () => new ApiProblem(200, 'unreadable', 'The server’s answer could not be read.', null);
const brokenOff = () => new ApiProblem(0, 'broken_off', 'The answer broke off before its end.', null);
