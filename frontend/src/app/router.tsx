/** Every address of the site, what it holds, and what is loaded for it. Each page is a file of its own to download. */
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router';

import { movieQuery, rowsQuery } from '@/api/queries';
import { HomePage, loadShelves } from '@/features/home/HomePage';
import { likedFilms } from '@/lib/likedFilms';
import { useList } from '@/lib/list';
import { normaliseListAddress } from '@/lib/listAddress';
import { normaliseBut } from '@/lib/openFilm';
import { formatAddress, normaliseFilm, normaliseSearch, parseAddress } from '@/lib/searchParams';

import { PageError } from './PageError';
import { PageSkeleton } from './PageSkeleton';
import { Shell } from './Shell';

interface Context {
  readonly queryClient: QueryClient;
}

/** What failed while a route was loading is in the cache, and the page tells it with a way to try again. */
const leaveToThePage = () => undefined;

const NotFound = lazyRouteComponent(() => import('./NotFound'), 'NotFound');

const root = createRootRouteWithContext<Context>()({
  validateSearch: (raw: Record<string, unknown>): { film?: number; but?: string } => {
    const film = normaliseFilm(raw.film);
    return film === undefined ? {} : { film, ...normaliseBut(raw.but) };
  },
  beforeLoad: ({ search, location }) => {
    // A film lies over a page only for whoever opened it there. Asked for by address, it is a page.
    if (search.film !== undefined && location.maskedLocation === undefined) {
      throw redirect({ to: '/film/$filmId', params: { filmId: String(search.film) }, search: normaliseBut(search.but), replace: true });
    }
  },
  component: Shell,
  notFoundComponent: NotFound,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: ({ location }) => {
    // Searches used to live at `/?q=…&mode=…`.
    const { q, mode } = location.search as { q?: string; mode?: string };
    if (q === undefined) return;
    const ratio = { keyword: 0, semantic: 1 }[mode ?? ''];
    throw redirect({ to: '/search', search: normaliseSearch({ q, semantic_ratio: ratio }), replace: true });
  },
  loader: ({ context }) => {
    void context.queryClient.query(rowsQuery(likedFilms(useList.getState()))).catch(leaveToThePage);
    void loadShelves().catch(leaveToThePage);
  },
  component: HomePage,
});

const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: normaliseSearch,
  beforeLoad: ({ location }) => {
    // One search has one address. Not while a film lies over it: the address in the bar is then the film's.
    const canonical = normaliseSearch(location.search);
    if (location.maskedLocation === undefined && formatAddress({ ...canonical }) !== formatAddress(location.search)) {
      throw redirect({ to: '/search', search: canonical, replace: true });
    }
  },
  component: lazyRouteComponent(() => import('@/features/search/SearchPage'), 'SearchPage'),
});

const film = createRoute({
  getParentRoute: () => root,
  path: '/film/$filmId',
  validateSearch: (raw: Record<string, unknown>) => normaliseBut(raw.but),
  // Waits for the film, so that the page comes with its heading. A failure is the page's to tell.
  loader: async ({ context, params }) => {
    const id = normaliseFilm(params.filmId);
    if (id === undefined) throw notFound();
    await context.queryClient.query(movieQuery(id)).catch(leaveToThePage);
  },
  component: lazyRouteComponent(() => import('@/features/film/FilmPage'), 'FilmPage'),
});

const list = createRoute({
  getParentRoute: () => root,
  path: '/list',
  validateSearch: normaliseListAddress,
  component: lazyRouteComponent(() => import('@/features/list/ListPage'), 'ListPage'),
});

const routeTree = root.addChildren([home, search, film, list]);

export function createSite(queryClient: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    context: { queryClient },
    ...(history ? { history } : {}),
    parseSearch: parseAddress,
    stringifySearch: formatAddress,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: NotFound,
    defaultPendingMs: 300,
    defaultPreload: 'intent',
    // TanStack Query decides what is fresh.
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    unmaskOnReload: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createSite>;
  }
}
