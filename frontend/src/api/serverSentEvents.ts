/**
 * Reads a stream of server-sent events, by the rules of the HTML standard: lines end with LF, CR or CRLF, wherever the
 * network cuts them; a line that begins with a colon is a comment; several `data` lines are one text with line breaks;
 * an empty line sends the event; what the stream breaks off before is dropped. `id` and `retry` are for reconnecting,
 * which nothing here does.
 */
export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
}

/** Takes the text as it comes, in pieces of any size, and gives the events that each piece completes. */
export function createEventParser(): (piece: string) => ServerSentEvent[] {
  let rest = '';
  let first = true;
  let afterReturn = false;
  let event = '';
  let data: string[] = [];

  const send = (): ServerSentEvent[] => {
    const sent = data.length > 0 ? [{ event: event || 'message', data: data.join('\n') }] : [];
    event = '';
    data = [];
    return sent;
  };

  const take = (line: string): ServerSentEvent[] => {
    if (line === '') return send();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    // One space after the colon belongs to the format, a second to the text.
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
    return [];
  };

  return (piece) => {
    if (piece === '') return [];
    let text = first ? piece.replace(/^\uFEFF/, '') : piece;
    first = false;
    // The other half of a CRLF that was cut in two.
    if (afterReturn && text.startsWith('\n')) text = text.slice(1);
    afterReturn = text.endsWith('\r');
    const lines = (rest + text).split(/\r\n|\r|\n/);
    rest = lines.pop() ?? '';
    return lines.flatMap(take);
  };
}

/** The events of a response, one by one. Leaving the loop early ends the request; the signal ends it by throwing. */
export async function* readEvents(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<ServerSentEvent> {
  const reader = body.getReader();
  const cancel = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel);
  const decoder = new TextDecoder();
  const parse = createEventParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return;
      yield* parse(decoder.decode(value, { stream: true }));
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}
