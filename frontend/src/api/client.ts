/** The API: one typed function per route. Each can be cancelled, and fails with an `ApiProblem`. */
import createClient from 'openapi-fetch';

import { problemFrom, unreachable, unreadable } from './problem';
import type { paths } from './schema';
import type { AskRequest, BrowseParams, RecommendationRequest, SearchAnswer, SearchParams, SimilarParams } from './types';

const api = createClient<paths>({
  // A `Request` needs an absolute URL outside a browser, as in unit tests. Prerendering requests nothing.
  baseUrl: typeof window === 'undefined' ? '' : window.location.origin,
  headers: { accept: 'application/json' },
  fetch: (request) => fetch(request),
  querySerializer: (query) => {
    const values = new URLSearchParams();
    // A list is separated by commas.
    for (const [name, value] of Object.entries(query as Readonly<Record<string, string | number | boolean | readonly (string | number)[] | undefined>>)) {
      if (value !== undefined) values.set(name, String(value));
    }
    return values.toString();
  },
});

interface Outcome<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

async function send<Data>(request: Promise<Outcome<Data>>, signal: AbortSignal): Promise<{ data: NonNullable<Data>; response: Response }> {
  const { data, error, response } = await request.catch((cause: unknown) => {
    // A cancelled request is not a failure: the caller has moved on.
    if (signal.aborted) throw cause;
    throw cause instanceof SyntaxError ? unreadable() : unreachable();
  });
  if (!response.ok) throw problemFrom(response, error);
  if (data == null) throw unreadable();
  return { data, response };
}

const dataOf = async <Data>(request: Promise<Outcome<Data>>, signal: AbortSignal) => (await send(request, signal)).data;

// openapi-fetch turns the pairs of the contract into plain lists, so this one names its answer.
export const search = (query: SearchParams, signal: AbortSignal) =>
  dataOf(api.GET('/v1/search', { params: { query }, signal }), signal) as Promise<SearchAnswer>;

export const suggest = (q: string, limit: number, signal: AbortSignal) =>
  dataOf(api.GET('/v1/suggest', { params: { query: { q, limit } }, signal }), signal);

/** `query` says in which country it should be watched. */
export const movie = (id: number, query: { country?: string }, signal: AbortSignal) =>
  dataOf(api.GET('/v1/movies/{id}', { params: { path: { id }, query }, signal }), signal);

export const similar = (id: number, query: SimilarParams, signal: AbortSignal) =>
  dataOf(api.GET('/v1/movies/{id}/similar', { params: { path: { id }, query }, signal }), signal);

export const rows = (limit: number, liked: readonly number[], signal: AbortSignal) =>
  dataOf(api.GET('/v1/rows', { params: { query: liked.length > 0 ? { limit, liked: [...liked] } : { limit } }, signal }), signal);

export const recommendations = (body: RecommendationRequest, signal: AbortSignal) => dataOf(api.POST('/v1/recommendations', { body, signal }), signal);

export const genres = (signal: AbortSignal) => dataOf(api.GET('/v1/genres', { signal }), signal);

export const browse = (query: BrowseParams, signal: AbortSignal) => dataOf(api.GET('/v1/movies', { params: { query }, signal }), signal);

/** The answer to a question, as a stream of server-sent events. */
export async function askStream(body: AskRequest, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const headers = { accept: 'text/event-stream', ...(await contentHash(JSON.stringify(body))) };
  const { data, response } = await send(api.POST('/v1/ask', { body, headers, signal, parseAs: 'stream' }), signal);
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) throw unreadable();
  return data;
}

/**
 * CloudFront signs requests for a function URL and leaves the hash of the body to the sender. Browsers hash on secure
 * origins only, which the deployed site and localhost are; elsewhere the hash is not needed.
 */
async function contentHash(text: string): Promise<Record<string, string>> {
  if (typeof crypto === 'undefined' || !('subtle' in crypto)) return {};
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return { 'x-amz-content-sha256': Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') };
}
