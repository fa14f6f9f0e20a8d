/** Reads a response as server-sent events. */
import { createParser } from 'eventsource-parser';

export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
}

/** The events of a response, one by one. Leaving the loop early ends the request; the signal ends it by throwing. */
export async function* readEvents(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<ServerSentEvent> {
  const reader = body.getReader();
  const cancel = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel);
  const decoder = new TextDecoder();
  let events: ServerSentEvent[] = [];
  const parser = createParser({ onEvent: ({ event = 'message', data }) => void events.push({ event, data }) });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      const ready = events;
      events = [];
      yield* ready;
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}
