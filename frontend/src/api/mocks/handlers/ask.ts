/** Mocked answers to questions: a stream of events about the mocked films. */
import { delay, http, HttpResponse } from 'msw';

import { FILMS, FULL, LONG } from '@/api/mocks/films';

export type SentEvent = readonly [event: string, data: unknown];

/** A complete answer, in the order in which the API sends one. */
export const ANSWER: readonly SentEvent[] = [
  ['meta', { films: FILMS }],
  ['token', { text: 'Start with Forrest Gump [3' }],
  ['token', { text: '56], ' }],
  ['citation', { id: FULL.id }],
  ['token', { text: 'which is warm and a little sad.\n\nFor a darker laugh, ' }],
  ['token', { text: `Dr. Strangelove [${LONG.id}] ends the world with a smile.` }],
  ['citation', { id: LONG.id }],
  ['done', { follow_ups: ['Something shorter?', 'Only the darker ones'], degraded: [] }],
];

const ENCODER = new TextEncoder();
const written = ([event, data]: SentEvent) => ENCODER.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

/** Sends events one by one, with a pause between them. With `open`, the stream does not end. */
export function stream(events: readonly SentEvent[], { pauseMs = 0, open = false } = {}) {
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      for (const event of events) {
        if (pauseMs > 0) await delay(pauseMs);
        controller.enqueue(written(event));
      }
      if (!open) controller.close();
    },
  });
  return new HttpResponse(body, { headers: { 'content-type': 'text/event-stream' } });
}

export const askHandlers = [http.post('*/v1/ask', () => stream(ANSWER))];
