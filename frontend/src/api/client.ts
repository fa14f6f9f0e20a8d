/** The only place that calls `fetch`: one function a route, each cancellable, each failing with an `ApiProblem`. */
import { ApiProblem, readProblem, unreachable } from './problem';
import type { Movie, RowList, ScoredList, SearchAnswer, SearchParams, SuggestionList } from './types';

type Values = Readonly<Record<string, string | number | boolean | undefined>>;

async function get<T>(path: string, values: Values, signal: AbortSignal): Promise<T> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) query.set(name, String(value));
  }
  const address = query.size > 0 ? `${path}?${query}` : path;
  const response = await fetch(address, { signal, headers: { accept: 'application/json' } }).catch(
    (cause: unknown) => {
      // A cancelled request is not a failure: the caller has moved on.
      throw signal.aborted ? cause : unreachable();
    },
  );
  if (!response.ok) throw await readProblem(response);
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

export const similar = (id: number, limit: number, signal: AbortSignal) =>
  get<ScoredList>(`/v1/movies/${id}/similar`, { limit }, signal);

export const rows = (limit: number, signal: AbortSignal) => get<RowList>('/v1/rows', { limit }, signal);
