/** The routes of the site: what each address contains, and what is loaded for it. Each page but the home page is a chunk of its own. */
import type { QueryClient } from '@tanstack/react-query';

import { movieQuery, rowsQuery } from '@/api/queries';
import { FilmPageSkeleton } from '@/features/film/FilmSkeleton';
import { HomePage, loadShelves } from '@/features/home/HomePage';
import { ListSkeleton } from '@/features/list/ListSkeleton';
import { SearchSkeleton } from '@/features/search/SearchSkeleton';
import { likedFilms } from '@/lib/likedFilms';
import { useList } from '@/lib/list';
import { normaliseListAddress } from '@/lib/listAddress';
import { normaliseBut } from '@/lib/openFilm';
import { pageAtOnce, pageFile, Router, type RouterLocation, type RouteDefinition, type RouterHistory, type Search, type Target } from '@/lib/router';
import { formatAddress, normaliseFilm, normaliseSearch, parseAddress } from '@/lib/searchParams';

import { PageSkeleton } from './PageSkeleton';

/** The query cache holds the error, and the page shows it with a button to try again. */
const ignoreFailure = () => undefined;

const home = (queryClient: QueryClient): RouteDefinition => ({
  path: '/',
  redirect: ({ search: { q, mode } }) => {
    // The former address of a search: `/?q=…&mode=…`.
    if (q === undefined) return undefined;
    const ratio = mode === 'keyword' ? 0 : mode === 'semantic' ? 1 : undefined;
    return { to: '/search', search: normaliseSearch({ q, semantic_ratio: ratio }) };
  },
  readSearch: ({ q, mode }) => ({ ...(q === undefined ? {} : { q }), ...(mode === undefined ? {} : { mode }) }),
  // Waits for neither: the page shows its own skeletons.
  load: () => {
    void queryClient.query(rowsQuery(likedFilms(useList.getState()))).catch(ignoreFailure);
    void loadShelves().catch(ignoreFailure);
    return Promise.resolve();
  },
  page: pageAtOnce(HomePage),
  pending: PageSkeleton,
});

const search: RouteDefinition = {
  path: '/search',
  readSearch: (raw) => ({ ...normaliseSearch(raw) }),
  page: pageFile(() => import('@/features/search/SearchPage').then((module) => module.SearchPage)),
  pending: SearchSkeleton,
};

const film = (queryClient: QueryClient): RouteDefinition => ({
  path: '/film/$filmId',
  readSearch: (raw) => normaliseBut(raw.but),
  exists: ({ filmId }) => normaliseFilm(filmId) !== undefined,
  // Waits for the film, so that the page appears with its heading.
  load: ({ filmId }) => queryClient.query(movieQuery(normaliseFilm(filmId) ?? 0)).catch(ignoreFailure),
  page: pageFile(() => import('@/features/film/FilmPage').then((module) => module.FilmPage)),
  pending: FilmPageSkeleton,
});

const list: RouteDefinition = {
  path: '/list',
  readSearch: (raw) => ({ ...normaliseListAddress(raw) }),
  page: pageFile(() => import('@/features/list/ListPage').then((module) => module.ListPage)),
  pending: ListSkeleton,
};

/** The film that is open over a page, and how similar films should differ from it. */
function readOverlay(raw: Search): Search {
  const id = normaliseFilm(raw.film);
  return id === undefined ? {} : { film: id, ...normaliseBut(raw.but) };
}

/** A film opens over a page only by a link there. By its address, it is a page of its own. */
function filmByAddress({ search: { film: raw, but }, maskedLocation }: RouterLocation): Target | undefined {
  const id = normaliseFilm(raw);
  return id === undefined || maskedLocation ? undefined : { to: '/film/$filmId', params: { filmId: String(id) }, search: normaliseBut(but) };
}

export function createSite(queryClient: QueryClient, history?: RouterHistory) {
  return new Router({
    routes: [home(queryClient), search, film(queryClient), list],
    readSearch: readOverlay,
    redirect: filmByAddress,
    missing: { page: pageFile(() => import('./NotFound').then((module) => module.NotFound)), pending: PageSkeleton },
    parseSearch: parseAddress,
    stringifySearch: formatAddress,
    ...(history ? { history } : {}),
  });
}
