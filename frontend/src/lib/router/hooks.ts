/** What a component can know of where the visitor is. */
import { createContext, use, useSyncExternalStore } from 'react';

import type { Params, Place, Search } from './place';
import type { Router } from './router';
import type { RouterState, Shown } from './site';

export const RouterContext = createContext<Router | null>(null);
/** Around a page: what it was shown for. The address may be on its way to another already. */
export const ShownContext = createContext<Shown | null>(null);

export function useRouter(): Router {
  const router = use(RouterContext);
  if (!router) throw new Error('There is no router around this.');
  return router;
}

/** A part of the state. `select` gives the same value for the same state: a text, a number, or a piece of it. */
export function useRouterState<T>(select: (state: RouterState) => T): T {
  const router = useRouter();
  // The first paint was made for the first state, and is taken over as such.
  return useSyncExternalStore(router.watch, () => select(router.state), () => select(router.first));
}

/** The path that the visitor is on or going to. */
export const usePathname = (): string => useRouterState(({ location }) => location.pathname);

/** The search of the address, on a page or over it. */
export const useSearch = (): Search => useRouterState(({ location }) => location.search);

/** The place that the page around this is shown for. */
export function usePagePlace(): Place {
  const now = useRouterState(({ location }) => location);
  return use(ShownContext)?.location ?? now;
}

/** The parameters in the path of the page around this. */
export const useParams = (): Params => use(ShownContext)?.params ?? {};
