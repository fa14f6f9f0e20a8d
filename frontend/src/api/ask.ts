/**
 * `POST /v1/ask`: a question in plain words, answered from the catalogue. The answer arrives as server-sent events, each
 * with JSON as its data:
 *
 * | event | data | when |
 * |---|---|---|
 * | `meta` | `{films: [card, …]}` | once, first: the films that the answer may mention |
 * | `token` | `{text}` | many times: the next piece of the answer. `[356]` in it cites the film with that id |
 * | `citation` | `{id}` | when a film of `meta` is first cited |
 * | `done` | `{follow_ups: [text, …], degraded: [component, …], …}` | once, last: suggested questions and unavailable components |
 * | `error` | a problem document | instead of `done`: the answer ends here |
 *
 * Unknown events are ignored, so that the API may add some. A stream that ends without `done` or `error` is incomplete.
 * A rejected request is answered with a problem document and its status, as on every route.
 */
import * as v from 'valibot';

import { askStream } from './client';
import { ApiProblem, problemOf, unreadable } from './problem';
import { readEvents, type ServerSentEvent } from './serverSentEvents';
import type { AskRequest, Card } from './types';
import { CardSchema, validItems } from './validation';

export type AskEvent =
  | { readonly kind: 'meta'; readonly films: readonly Card[] }
  | { readonly kind: 'token'; readonly text: string }
  | { readonly kind: 'citation'; readonly id: number }
  | { readonly kind: 'done'; readonly followUps: readonly string[]; readonly degraded: readonly string[] };

/** The answer as it arrives. Ends after `done`; everything else that ends it is an `ApiProblem`. */
export async function* ask(request: AskRequest, signal: AbortSignal): AsyncGenerator<AskEvent> {
  const stream = await askStream(request, signal);
  try {
    for await (const sent of readEvents(stream, signal)) {
      const event = readAskEvent(sent);
      if (!event) continue;
      yield event;
      if (event.kind === 'done') return;
    }
  } catch (cause) {
    throw cause instanceof ApiProblem || signal.aborted ? cause : incomplete();
  }
  throw incomplete();
}

const DATA = {
  meta: v.object({ films: v.array(CardSchema) }),
  token: v.object({ text: v.string() }),
  citation: v.object({ id: v.number() }),
  done: v.object({ follow_ups: validItems(v.string()), degraded: validItems(v.string()) }),
};

/** One event with its data checked; null for an unknown event. */
export function readAskEvent({ event, data }: ServerSentEvent): AskEvent | null {
  switch (event) {
    case 'meta':
      return { kind: 'meta', films: parse(DATA.meta, data).films };
    case 'token':
      return { kind: 'token', text: parse(DATA.token, data).text };
    case 'citation':
      return { kind: 'citation', id: parse(DATA.citation, data).id };
    case 'done': {
      const { follow_ups: followUps, degraded } = parse(DATA.done, data);
      return { kind: 'done', followUps, degraded };
    }
    case 'error':
      throw problemOf(parse(v.unknown(), data)) ?? unreadable();
    default:
      return null;
  }
}

function parse<Output>(schema: v.GenericSchema<unknown, Output>, data: string): Output {
  try {
    return v.parse(schema, JSON.parse(data));
  } catch {
    throw unreadable();
  }
}

const incomplete = () => new ApiProblem(0, 'incomplete', 'The answer ended early. Please try again.', null);
