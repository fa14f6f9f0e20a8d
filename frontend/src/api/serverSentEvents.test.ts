import { describe, expect, it } from 'vitest';

import { readEvents, type ServerSentEvent } from './serverSentEvents';

const WHOLE = 'event: token\r\ndata: {"text":\r\ndata: "a"}\r\n\r\n: keep-alive\n\ndata:two\rdata:  three\r\revent: done\ndata\n\n';
const EVENTS = [
  { event: 'token', data: '{"text":\n"a"}' },
  { event: 'message', data: 'two\n three' },
  { event: 'done', data: '' },
];

/** Sends the text in pieces of so many bytes. */
function streamOf(text: string, size: number) {
  const bytes = new TextEncoder().encode(text);
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (let from = 0; from < bytes.length; from += size) controller.enqueue(bytes.slice(from, from + size));
      controller.close();
    },
  });
}

async function read(text: string, size = 1000): Promise<ServerSentEvent[]> {
  const events: ServerSentEvent[] = [];
  for await (const event of readEvents(streamOf(text, size), new AbortController().signal)) events.push(event);
  return events;
}

describe('reading server-sent events', () => {
  it('understands every line ending, comments, several data lines and fields without a value', async () => {
    expect(await read(WHOLE)).toEqual(EVENTS);
  });

  it.each([1, 2, 3, 5, 7])('gives the same events from pieces of %i bytes', async (size) => {
    expect(await read(WHOLE, size)).toEqual(EVENTS);
  });

  it('sends nothing for an event without data, and forgets its name', async () => {
    expect(await read('event: token\n\ndata: x\n\n')).toEqual([{ event: 'message', data: 'x' }]);
  });

  it('drops an incomplete event at the end of the stream', async () => {
    expect(await read('data: whole\n\ndata: half\n')).toEqual([{ event: 'message', data: 'whole' }]);
  });

  it('ignores a byte order mark and unknown fields', async () => {
    expect(await read('\uFEFFid: 7\nretry: 10\ndata: x\n\n', 1)).toEqual([{ event: 'message', data: 'x' }]);
  });

  it('joins characters that were split, and ends the request when the reader has enough', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of new TextEncoder().encode('data: 千と千尋\n\ndata: more\n\n')) controller.enqueue(Uint8Array.of(byte));
      },
      cancel: () => {
        cancelled = true;
      },
    });
    for await (const { data } of readEvents(body, new AbortController().signal)) {
      expect(data).toBe('千と千尋');
      break;
    }
    expect(cancelled).toBe(true);
  });

  it('throws when it is cancelled while waiting', async () => {
    const controller = new AbortController();
    const reading = readEvents(new ReadableStream<Uint8Array>(), controller.signal).next();
    controller.abort();
    await expect(reading).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }) as Error);
  });
});
