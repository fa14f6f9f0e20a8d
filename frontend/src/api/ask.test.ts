import { describe, expect, it } from 'vitest';

import { HttpResponse } from 'msw';

import { ask, readAskEvent, type AskEvent } from './ask';
import { FILMS } from './mocks/films';
import { ANSWER, stream, type SentEvent } from './mocks/handlers/ask';
import { mockApi, problem } from './mocks/server';

async function all(events: AsyncGenerator<AskEvent>): Promise<AskEvent[]> {
  const found: AskEvent[] = [];
  for await (const event of events) found.push(event);
  return found;
}

const asked = () => all(ask({ message: 'warm?' }, new AbortController().signal));
const answering = (events: readonly SentEvent[]) => mockApi({ ask: () => stream(events) });

describe('asking', () => {
  it('gives the films, the text piece by piece, and the follow-up questions', async () => {
    const requests = mockApi();
    const events = await asked();
    expect(events.map(({ kind }) => kind)).toEqual(['meta', 'token', 'token', 'citation', 'token', 'token', 'citation', 'done']);
    expect(events[0]).toEqual({ kind: 'meta', films: FILMS });
    expect(events.at(-1)).toEqual({ kind: 'done', followUps: ['Something shorter?', 'Only the darker ones'], degraded: [] });
    expect(requests[0]?.headers.get('accept')).toBe('text/event-stream');
    expect(await requests[0]?.json()).toEqual({ message: 'warm?' });
  });

  it('ignores unknown events', async () => {
    answering([['weather', { sunny: true }], ...ANSWER]);
    expect(await asked()).toHaveLength(ANSWER.length);
  });

  it('fails with the problem in the stream', async () => {
    const body = { type: 'about:blank', title: 'Busy', status: 503, code: 'llm_unavailable', detail: 'the writer is unavailable', request_id: 'r9' };
    answering([...ANSWER.slice(0, 3), ['error', body]]);
    await expect(asked()).rejects.toMatchObject({ status: 503, message: 'the writer is unavailable', requestId: 'r9' });
  });

  it('fails when the stream ends before the answer is complete', async () => {
    answering(ANSWER.slice(0, -1));
    await expect(asked()).rejects.toMatchObject({ code: 'incomplete' });
  });

  it('fails with the problem of a rejected request', async () => {
    mockApi({ ask: () => problem(429, 'too many questions') });
    await expect(asked()).rejects.toMatchObject({ status: 429, message: 'too many questions' });
  });

  it('rejects a response that is not a stream', async () => {
    mockApi({ ask: () => HttpResponse.html('<p>hello</p>') });
    await expect(asked()).rejects.toMatchObject({ code: 'unreadable' });
  });

  it.each([
    ['meta', '{"films": [{"id": "356"}]}'],
    ['token', '{"text": 7}'],
    ['token', 'not json'],
    ['citation', '{}'],
    ['error', '"no"'],
  ])('rejects a %s event with invalid data: %s', (event, data) => {
    expect(() => readAskEvent({ event, data })).toThrow('could not be read');
  });
});
