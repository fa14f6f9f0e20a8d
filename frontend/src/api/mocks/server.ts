/** Stands in for the API in tests: one handler a route, each replaceable, and every request kept to look at. */
import { vi } from 'vitest';

import type { MovieRow, ProblemBody, Suggestion } from '@/api/types';

import { answer, BARE, FULL, movie } from './films';

type Handler = (url: URL, signal: AbortSignal) => Response | Promise<Response>;

interface Handlers {
  search: Handler;
  suggest: Handler;
  movie: Handler;
  similar: Handler;
  rows: Handler;
}

export interface MockRequest {
  readonly url: URL;
  readonly signal: AbortSignal;
}

const SUGGESTIONS: Suggestion[] = [
  { kind: 'person', text: 'Tom Hanks', movie_count: 5 },
  { kind: 'title', text: 'Forrest Gump', id: FULL.id, year: 1994 },
  { kind: 'genre', text: 'Drama' },
  { kind: 'theme', text: 'road trip', movie_count: 41 },
];
const ROWS: MovieRow[] = [{ name: 'popular', title: 'Everybody knows these', hits: [FULL, BARE] }];

export const json = (body: unknown) => Response.json(body);

export function problem(status: number, detail: string): Response {
  const body: ProblemBody = { type: 'about:blank', title: 'Error', status, code: 'made_up', detail, request_id: 'r1' };
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } });
}

/** An answer that never comes: it ends only when the request is cancelled, as `fetch` does. */
export const never: Handler = (_url, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });

export function mockApi(change: Partial<Handlers> = {}): MockRequest[] {
  const handlers: Handlers = {
    search: () => json(answer([FULL, BARE])),
    suggest: () => json({ hits: SUGGESTIONS }),
    movie: () => json(movie(FULL)),
    similar: () => json({ hits: [{ ...BARE, score: 0.4 }] }),
    rows: () => json({ rows: ROWS }),
    ...change,
  };
  const requests: MockRequest[] = [];
  vi.stubGlobal('fetch', async (input: string, { signal }: { signal: AbortSignal }) => {
    const url = new URL(input, 'http://localhost');
    requests.push({ url, signal });
    return handlers[route(url.pathname)](url, signal);
  });
  return requests;
}

function route(path: string): keyof Handlers {
  if (/^\/v1\/movies\/\d+$/.test(path)) return 'movie';
  const name = path.split('/').at(-1);
  if (name === 'search' || name === 'suggest' || name === 'similar' || name === 'rows') return name;
  throw new Error(`no mock for ${path}`);
}
