/** A router with the site's addresses and one part of the site on each of them, for tests and stories. */
import { createMemoryHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { formatAddress, normaliseFilm, parseAddress } from '@/lib/searchParams';

/** The same addresses as the site's, with the part under test on each of them. */
export function partRouter(part: ReactNode, at: string) {
  const root = createRootRoute({
    validateSearch: (raw: Record<string, unknown>) => ({ film: normaliseFilm(raw.film) }),
    component: () => part,
    notFoundComponent: () => null,
  });
  const paths = ['/', '/search', '/film/$filmId', '/list'] as const;
  return createRouter({
    routeTree: root.addChildren(paths.map((path) => createRoute({ getParentRoute: () => root, path }))),
    history: createMemoryHistory({ initialEntries: [at] }),
    parseSearch: parseAddress,
    stringifySearch: formatAddress,
  });
}
