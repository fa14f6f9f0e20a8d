/** The queries for each route. A key contains everything that an answer depends on; the signal cancels unused requests. */
import { QueryClient, infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

import * as client from './client';
import { ApiProblem } from './problem';
import { region } from './region';
import type { BrowseParams, RecommendationRequest, SearchParams, SimilarParams } from './types';

const MINUTE_MS = 60_000;
/** Results per page: full rows of 2, 3, 4, 6 or 8 cards. */
export const PAGE_SIZE = 24;
/** The largest offsets that the API accepts. */
const MAX_OFFSET = 1000;
const MAX_BROWSE_OFFSET = 100_000;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5 * MINUTE_MS,
        refetchOnWindowFocus: false,
        // One automatic retry. After that the error state has a button.
        retry: (failures, error) => failures < 1 && error instanceof ApiProblem && error.transient,
        retryDelay: 400,
      },
    },
  });
}

type FirstPage<P> = Omit<P, 'limit' | 'offset'>;

/**
 * Results page by page. The previous ones stay visible while the next search loads, so that the page does not flicker
 * while typing. Only the first page asks for facets, since they are the same for all pages.
 */
export const searchQuery = ({ facets, ...params }: FirstPage<SearchParams>) =>
  infiniteQueryOptions({
    queryKey: ['search', { ...params, facets }],
    queryFn: ({ pageParam: offset, signal }) =>
      client.search({ ...params, limit: PAGE_SIZE, ...(offset > 0 ? { offset } : facets ? { facets } : {}) }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ hits, total }, _pages, offset) => nextOffset(offset, hits.length, total, MAX_OFFSET),
    enabled: params.q !== '',
    placeholderData: keepPreviousData,
  });

/** The films of the catalogue, without a search. */
export const browseQuery = ({ facets, ...params }: FirstPage<BrowseParams> = {}) =>
  infiniteQueryOptions({
    queryKey: ['browse', { ...params, facets }],
    queryFn: ({ pageParam: offset, signal }) =>
      client.browse({ ...params, limit: PAGE_SIZE, offset, ...(offset === 0 && facets ? { facets } : {}) }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ hits, total }, _pages, offset) => nextOffset(offset, hits.length, total, MAX_BROWSE_OFFSET),
  });

export const suggestQuery = (q: string, enabled: boolean) =>
  queryOptions({
    queryKey: ['suggest', q],
    queryFn: ({ signal }) => client.suggest(q, 8, signal),
    enabled: enabled && q !== '',
    placeholderData: keepPreviousData,
    // Not worth a retry: the next keystroke makes another request.
    retry: false,
  });

export const movieQuery = (id: number) =>
  queryOptions({ queryKey: ['movie', id], queryFn: ({ signal }) => client.movie(id, region(), signal) });

/** `but` says how the films should differ: "darker", "without violence". */
export const similarQuery = (id: number, { but, limit = 12 }: SimilarParams = {}) =>
  queryOptions({
    queryKey: ['similar', id, { but, limit }],
    queryFn: ({ signal }) => client.similar(id, but ? { limit, but } : { limit }, signal),
  });

/** The rows of the home page, including rows based on liked films. */
export const rowsQuery = (liked: readonly number[] = []) =>
  queryOptions({
    queryKey: ['rows', liked],
    queryFn: ({ signal }) => client.rows(20, liked, signal),
    placeholderData: keepPreviousData,
  });

export const recommendationsQuery = (request: RecommendationRequest) =>
  queryOptions({
    queryKey: ['recommendations', request],
    queryFn: ({ signal }) => client.recommendations(request, signal),
    // The API requires a query or a liked film.
    enabled: Boolean(request.query) || (request.liked?.length ?? 0) > 0,
    placeholderData: keepPreviousData,
  });

export const genresQuery = () =>
  queryOptions({ queryKey: ['genres'], queryFn: ({ signal }) => client.genres(signal), staleTime: Infinity });

function nextOffset(offset: number, received: number, total: number, max: number): number | undefined {
  const next = offset + received;
  return received > 0 && next < total && next <= max ? next : undefined;
}
