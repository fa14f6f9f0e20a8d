/** How each route is cached. Keys hold everything an answer depends on; the signal cancels what nobody waits for. */
import { QueryClient, keepPreviousData, queryOptions } from '@tanstack/react-query';

import * as client from './client';
import { ApiProblem } from './problem';
import type { SearchParams } from './types';

const MINUTE_MS = 60_000;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5 * MINUTE_MS,
        refetchOnWindowFocus: false,
        // One quiet second try, then the reader decides: the error state has a button.
        retry: (failures, error) => failures < 1 && error instanceof ApiProblem && error.transient,
        retryDelay: 400,
      },
    },
  });
}

/** The last results stay, dimmed, while the next ones load: a page that blinks at each keystroke is hard to read. */
export const searchQuery = (params: SearchParams) =>
  queryOptions({
    queryKey: ['search', params],
    queryFn: ({ signal }) => client.search(params, signal),
    enabled: params.q !== '',
    placeholderData: keepPreviousData,
  });

export const suggestQuery = (q: string, enabled: boolean) =>
  queryOptions({
    queryKey: ['suggest', q],
    queryFn: ({ signal }) => client.suggest(q, 8, signal),
    enabled: enabled && q !== '',
    placeholderData: keepPreviousData,
    // A missing suggestion is not worth a second request: the next keystroke makes one.
    retry: false,
  });

export const movieQuery = (id: number) =>
  queryOptions({ queryKey: ['movie', id], queryFn: ({ signal }) => client.movie(id, signal) });

export const similarQuery = (id: number) =>
  queryOptions({ queryKey: ['similar', id], queryFn: ({ signal }) => client.similar(id, 12, signal) });

export const rowsQuery = () =>
  queryOptions({ queryKey: ['rows'], queryFn: ({ signal }) => client.rows(20, signal) });
