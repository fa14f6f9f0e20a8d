/** Hooks for the state of the router. */
import { createContext, use, useSyncExternalStore } from 'react';

import type { Params, RouterLocation, Search } from './location';
import type { Router } from './router';
import type { RouterState, Shown } from './types';

export const RouterContext = createContext<Router | null>(null);
/** What the surrounding page is shown for. The address may already be changing to another page. */
export const ShownContext = createContext<Shown | null>(null);

export function useRouter(): Router {
  const router = use(RouterContext);
  if (!router) throw new Error('There is no RouterProvider.');
  return router;
}

/** Part of the state. `select` must return the same value for the same state: a primitive, or a part of the state. */
export function useRouterState<T>(select: (state: RouterState) => T): T {
  const router = useRouter();
  // Hydration must match the prerendered page, which shows the initial state.
  return useSyncExternalStore(router.watch, () => select(router.state), () => select(router.initial));
}

/** The current path, from the start of a navigation. */
export const usePathname = (): string => useRouterState(({ location }) => location.pathname);

/** The search parameters of the current address. */
export const useSearch = (): Search => useRouterState(({ location }) => location.search);

/** The location that the surrounding page is shown for. */
export function usePageLocation(): RouterLocation {
  const now = useRouterState(({ location }) => location);
  return use(ShownContext)?.location ?? now;
}

/** The path parameters of the surrounding page. */
export const useParams = (): Params => use(ShownContext)?.params ?? {};
