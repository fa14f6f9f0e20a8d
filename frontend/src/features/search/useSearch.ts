/** The search that the address says, from anywhere on the site: an empty one where nothing is searched. */
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';

import { hasFilters, normaliseSearch, type SearchState } from '@/lib/searchParams';

const EMPTY: SearchState = {};

export function useSearchState(): SearchState {
  return useRouterState({
    select: ({ location }) => (location.pathname === '/search' ? normaliseSearch(location.search) : EMPTY),
    structuralSharing: true,
  });
}

/** A changed search. `undefined` takes a part of it away. `replace` is for steps that nobody wants to go back through. */
export type SearchChange = { readonly [Key in keyof SearchState]?: SearchState[Key] | undefined };

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
