/** How each route is cached. Keys hold everything an answer depends on; the signal cancels what nobody waits for. */
import { QueryClient, infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

import * as client from './client';
import { ApiProblem } from './problem';
import type { BrowseParams, RecommendationRequest, SearchParams, SimilarParams } from './types';

const MINUTE_MS = 60_000;
/** A page of results: whole lines of 2, 3, 4, 6 and 8 cards. */
export const PAGE_SIZE = 24;
/** How far into the results the API goes. */
const LAST_OFFSET = 1000;
const LAST_BROWSE_OFFSET = 100_000;

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

type FirstPage<P> = Omit<P, 'limit' | 'offset'>;

/**
 * Results page by page. The last ones stay, dimmed, while the next search loads: a page that blinks at each keystroke
 * is hard to read. Facets are counted with the first page only, since further pages would count the same.
 */
export const searchQuery = ({ facets, ...params }: FirstPage<SearchParams>) =>
  infiniteQueryOptions({
    queryKey: ['search', { ...params, facets }],
    queryFn: ({ pageParam: offset, signal }) =>
      client.search({ ...params, limit: PAGE_SIZE, ...(offset > 0 ? { offset } : facets ? { facets } : {}) }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ hits, total }, _pages, offset) => nextOffset(offset, hits.length, total, LAST_OFFSET),
    enabled: params.q !== '',
    placeholderData: keepPreviousData,
  });

/** The catalogue from its first film to its last, without a search. */
export const browseQuery = ({ facets, ...params }: FirstPage<BrowseParams> = {}) =>
  infiniteQueryOptions({
    queryKey: ['browse', { ...params, facets }],
    queryFn: ({ pageParam: offset, signal }) =>
      client.browse({ ...params, limit: PAGE_SIZE, offset, ...(offset === 0 && facets ? { facets } : {}) }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ hits, total }, _pages, offset) => nextOffset(offset, hits.length, total, LAST_BROWSE_OFFSET),
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

/** `but` bends the likeness: "darker", "without violence". */
export const similarQuery = (id: number, { but, limit = 12 }: SimilarParams = {}) =>
  queryOptions({
    queryKey: ['similar', id, { but, limit }],
    queryFn: ({ signal }) => client.similar(id, but ? { limit, but } : { limit }, signal),
  });

/** The home page's rows; with liked films, rows that start from them. */
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
    // There must be something to start from.
    enabled: Boolean(request.query) || (request.liked?.length ?? 0) > 0,
    placeholderData: keepPreviousData,
  });

export const genresQuery = () =>
  queryOptions({ queryKey: ['genres'], queryFn: ({ signal }) => client.genres(signal), staleTime: Infinity });

function nextOffset(offset: number, given: number, total: number, last: number): number | undefined {
  const next = offset + given;
  return given > 0 && next < total && next <= last ? next : undefined;
}
