/** The search in the address. It is empty on other pages. */
import { useCallback, useMemo } from 'react';

import { hasFilters } from '@/lib/filters';
import { usePageLocation, useRouter, useRouterState, type RouterLocation } from '@/lib/router';
import { formatAddress, normaliseSearch, parseAddress, type SearchChange, type SearchState } from '@/lib/searchParams';

/** As a string, since two equal objects are not the same. */
const written = ({ pathname, search }: RouterLocation) => (pathname === '/search' ? formatAddress({ ...normaliseSearch(search) }) : '');
const useRead = (query: string): SearchState => useMemo(() => normaliseSearch(parseAddress(query)), [query]);

export const useSearchState = (): SearchState => useRead(useRouterState(({ location }) => written(location)));

/** The search that the page is shown for. The address may already be changing to another page. */
export const usePageSearch = (): SearchState => useRead(written(usePageLocation()));

/** Changes the search. `replace` is for steps that the back button should skip. */
export function useChangeSearch(): (change: SearchChange, options?: { replace?: boolean }) => Promise<void> {
  const router = useRouter();
  return useCallback(
    (change, { replace = false } = {}) => {
      const { pathname, search } = router.state.location;
      const next = normaliseSearch({ ...(pathname === '/search' ? normaliseSearch(search) : {}), ...change });
      // Without a text or filter, the home page is the place to browse.
      if (next.q === undefined && !hasFilters(next)) return router.navigate({ to: '/', replace });
      return router.navigate({ to: '/search', search: next, replace });
    },
    [router],
  );
}
