/** The mocked API for unit tests. Every route succeeds; a test replaces the routes it is about. */
import { http, type HttpResponseResolver } from 'msw';
import { setupServer } from 'msw/node';

import { handlers } from './handlers';

export { json, never, problem } from './handlers/answers';

export const server = setupServer(...handlers);

const ROUTES = {
  search: ['get', '*/v1/search'],
  suggest: ['get', '*/v1/suggest'],
  movie: ['get', '*/v1/movies/:id'],
  similar: ['get', '*/v1/movies/:id/similar'],
  movies: ['get', '*/v1/movies'],
  genres: ['get', '*/v1/genres'],
  rows: ['get', '*/v1/rows'],
  recommendations: ['post', '*/v1/recommendations'],
  ask: ['post', '*/v1/ask'],
} as const;
export type Route = keyof typeof ROUTES;

/** Replaces routes of the API until the test ends, and records every request from now on. */
export function mockApi(change: Partial<Record<Route, HttpResponseResolver>> = {}): Request[] {
  for (const [name, resolver] of Object.entries(change) as [Route, HttpResponseResolver][]) {
    const [method, path] = ROUTES[name];
    server.use(http[method](path, resolver));
  }
  const requests: Request[] = [];
  server.events.on('request:start', ({ request }) => void requests.push(request));
  return requests;
}

/** The URLs of the requests for one path. */
export const addresses = (requests: readonly Request[], path: string): URL[] =>
  requests.map(({ url }) => new URL(url)).filter(({ pathname }) => pathname === path);
