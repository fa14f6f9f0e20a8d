/** The only place that calls `fetch`: one function a route, each cancellable, each failing with an `ApiProblem`. */
import { ApiProblem, readProblem, unreachable } from './problem';
import type {
  BrowseParams,
  GenreList,
  Movie,
  MovieList,
  RecommendationList,
  RecommendationRequest,
  RowList,
  ScoredList,
  SearchAnswer,
  SearchParams,
  SimilarParams,
  SuggestionList,
} from './types';

type Values = Readonly<Record<string, string | number | boolean | undefined>>;

function get<T>(path: string, values: Values, signal: AbortSignal): Promise<T> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) query.set(name, String(value));
  }
  return call(query.size > 0 ? `${path}?${query}` : path, { signal, headers: { accept: 'application/json' } }, signal);
}

function post<T>(path: string, body: unknown, signal: AbortSignal): Promise<T> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  return call(path, { method: 'POST', signal, headers, body: JSON.stringify(body) }, signal);
}

/** For an answer that comes bit by bit: the response, once it has begun well. */
export async function postForStream(path: string, body: unknown, signal: AbortSignal): Promise<Response> {
  const text = JSON.stringify(body);
  const headers = { accept: 'text/event-stream', 'content-type': 'application/json', ...(await contentHash(text)) };
  return begin(path, { method: 'POST', signal, headers, body: text }, signal);
}

/**
 * CloudFront signs requests for a function URL, and leaves it to the sender to name the hash of what is sent. Browsers hash
 * on safe origins only, which the deployed site and localhost are; elsewhere nobody asks for it.
 */
async function contentHash(text: string): Promise<Record<string, string>> {
  if (typeof crypto === 'undefined' || !('subtle' in crypto)) return {};
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return { 'x-amz-content-sha256': Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') };
}

async function begin(address: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
  const response = await fetch(address, init).catch((cause: unknown) => {
    // A cancelled request is not a failure: the caller has moved on.
    throw signal.aborted ? cause : unreachable();
  });
  if (!response.ok) throw await readProblem(response);
  return response;
}

async function call<T>(address: string, init: RequestInit, signal: AbortSignal): Promise<T> {
  const response = await begin(address, init, signal);
  return response.json().catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new ApiProblem(response.status, 'unreadable', 'The server’s answer could not be read.', null);
  }) as Promise<T>;
}

export const search = (params: SearchParams, signal: AbortSignal) =>
  get<SearchAnswer>('/v1/search', params, signal);

export const suggest = (q: string, limit: number, signal: AbortSignal) =>
  get<SuggestionList>('/v1/suggest', { q, limit }, signal);

export const movie = (id: number, signal: AbortSignal) => get<Movie>(`/v1/movies/${id}`, {}, signal);

export const similar = (id: number, params: SimilarParams, signal: AbortSignal) =>
  get<ScoredList>(`/v1/movies/${id}/similar`, params, signal);

export const rows = (limit: number, liked: readonly number[], signal: AbortSignal) =>
  get<RowList>('/v1/rows', { limit, liked: liked.length > 0 ? liked.join(',') : undefined }, signal);

export const recommendations = (request: RecommendationRequest, signal: AbortSignal) =>
  post<RecommendationList>('/v1/recommendations', request, signal);

export const genres = (signal: AbortSignal) => get<GenreList>('/v1/genres', {}, signal);

export const browse = (params: BrowseParams, signal: AbortSignal) => get<MovieList>('/v1/movies', params, signal);
