import { describe, expect, it } from 'vitest';

import { createEventParser, readEvents } from './serverSentEvents';

const WHOLE = 'event: token\r\ndata: {"text":\r\ndata: "a"}\r\n\r\n: still here\n\ndata:two\rdata:  three\r\revent: done\ndata\n\n';
const EVENTS = [
  { event: 'token', data: '{"text":\n"a"}' },
  { event: 'message', data: 'two\n three' },
  { event: 'done', data: '' },
];

describe('the event parser', () => {
  it('understands every line end, comments, several data lines and fields without a value', () => {
    expect(createEventParser()(WHOLE)).toEqual(EVENTS);
  });

  it.each([1, 2, 3, 5, 7])('gives the same events from pieces of %i characters', (size) => {
    const parse = createEventParser();
    const pieces = Array.from({ length: Math.ceil(WHOLE.length / size) }, (_, index) => WHOLE.slice(index * size, (index + 1) * size));
    expect(pieces.flatMap((piece) => parse(piece))).toEqual(EVENTS);
  });

  it('sends nothing for an event without data, and forgets its name', () => {
    expect(createEventParser()('event: token\n\ndata: x\n\n')).toEqual([{ event: 'message', data: 'x' }]);
  });

  it('drops what the stream breaks off before', () => {
    const parse = createEventParser();
    expect(parse('data: whole\n\ndata: half\n')).toEqual([{ event: 'message', data: 'whole' }]);
  });

  it('skips a byte order mark, fields that it does not know, and empty pieces', () => {
    const parse = createEventParser();
    expect(['\uFEFF', 'id: 7\nretry: 10\n', '', 'data: x\n\n'].flatMap((piece) => parse(piece))).toEqual([{ event: 'message', data: 'x' }]);
  });
});

describe('reading a response', () => {
  it('puts together letters that were cut in two, and ends the request when the reader has enough', async () => {
    const bytes = new TextEncoder().encode('data: 千と千尋\n\ndata: more\n\n');
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
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

  it('throws when it is cancelled, though nothing more comes', async () => {
    const controller = new AbortController();
    const reading = readEvents(new ReadableStream<Uint8Array>(), controller.signal).next();
    controller.abort();
    await expect(reading).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }) as Error);
  });
});
