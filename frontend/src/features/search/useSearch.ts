/** The search that the address says, from anywhere on the site: an empty one where nothing is searched. */
import { useCallback, useMemo } from 'react';

import { hasFilters } from '@/lib/filters';
import { usePagePlace, useRouter, useRouterState, type Place } from '@/lib/router';
import { formatAddress, normaliseSearch, parseAddress, type SearchChange, type SearchState } from '@/lib/searchParams';

/** As text, which is equal when its searches are: an object never is. */
const written = ({ pathname, search }: Place) => (pathname === '/search' ? formatAddress({ ...normaliseSearch(search) }) : '');
const useRead = (query: string): SearchState => useMemo(() => normaliseSearch(parseAddress(query)), [query]);

export const useSearchState = (): SearchState => useRead(useRouterState(({ location }) => written(location)));

/** The search that the page is shown for, while the address may be on its way to another page. */
export const usePageSearch = (): SearchState => useRead(written(usePagePlace()));

/** Changes the search. `replace` is for steps that the back button should skip. */
export function useChangeSearch(): (change: SearchChange, options?: { replace?: boolean }) => Promise<void> {
  const router = useRouter();
  return useCallback(
    (change, { replace = false } = {}) => {
      const { pathname, search } = router.state.location;
      const next = normaliseSearch({ ...(pathname === '/search' ? normaliseSearch(search) : {}), ...change });
      // With neither a text nor a filter there is nothing to search for: the shelves are the place to look around.
      if (next.q === undefined && !hasFilters(next)) return router.navigate({ to: '/', replace });
      return router.navigate({ to: '/search', search: next, replace });
    },
    [router],
  );
}
