/** The results for an address, page by page: a search where it has a text, the catalogue where it has only filters. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

import { browseQuery, searchQuery } from '@/api/queries';
import type { Card, Hit, SearchAnswer } from '@/api/types';
import { FACETS, hasFilters, type Facets } from '@/lib/filters';
import type { SearchState } from '@/lib/searchParams';
import { browseRequest, searchRequest } from '@/lib/searchRequest';

export interface Results {
  /** The first page of the answer; null when browsing, which has no query. */
  readonly answer: SearchAnswer | null;
  readonly facets: Facets;
  readonly films: readonly (Card & Partial<Pick<Hit, 'reasons'>>)[];
  readonly total: number;
}

export function useResults(state: SearchState) {
  const browsing = state.q === undefined && hasFilters(state);
  const search = useInfiniteQuery(searchQuery({ ...searchRequest(state), facets: FACETS }));
  const browse = useInfiniteQuery({ ...browseQuery({ ...browseRequest(state), facets: FACETS }), enabled: browsing, placeholderData: keepPreviousData });
  const pages: readonly { hits: Results['films']; total: number; facets: Facets }[] | undefined = browsing ? browse.data?.pages : search.data?.pages;
  const first = pages?.[0];
  const results: Results | null =
    pages && first
      ? { answer: browsing ? null : (search.data?.pages[0] ?? null), films: withoutDuplicates(pages.flatMap(({ hits }) => hits)), total: first.total, facets: first.facets }
      : null;
  return { results, query: browsing ? browse : search };
}

/** A film may be on two pages when the order has changed in between. */
function withoutDuplicates(films: Results['films']): Results['films'] {
  return [...new Map(films.map((film) => [film.id, film])).values()];
}
