/** Every address of the site, what it holds, and what is loaded for it. Each page is a file of its own to download. */
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
import { pageAtOnce, pageFile, Router, type Place, type RouteDefinition, type RouterHistory, type Search, type Target } from '@/lib/router';
import { formatAddress, normaliseFilm, normaliseSearch, parseAddress } from '@/lib/searchParams';

import { PageSkeleton } from './PageSkeleton';

/** What failed while a page was loading is in the cache, and the page tells it with a way to try again. */
const leaveToThePage = () => undefined;

const home = (queryClient: QueryClient): RouteDefinition => ({
  path: '/',
  redirect: ({ search: { q, mode } }) => {
    // Searches used to live at `/?q=…&mode=…`.
    if (q === undefined) return undefined;
    const ratio = mode === 'keyword' ? 0 : mode === 'semantic' ? 1 : undefined;
    return { to: '/search', search: normaliseSearch({ q, semantic_ratio: ratio }) };
  },
  readSearch: ({ q, mode }) => ({ ...(q === undefined ? {} : { q }), ...(mode === undefined ? {} : { mode }) }),
  // Waits for neither: the page says what it waits for.
  load: () => {
    void queryClient.query(rowsQuery(likedFilms(useList.getState()))).catch(leaveToThePage);
    void loadShelves().catch(leaveToThePage);
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
  isThere: ({ filmId }) => normaliseFilm(filmId) !== undefined,
  // Waits for the film, so that the page comes with its heading. A failure is the page's to tell.
  load: ({ filmId }) => queryClient.query(movieQuery(normaliseFilm(filmId) ?? 0)).catch(leaveToThePage),
  page: pageFile(() => import('@/features/film/FilmPage').then((module) => module.FilmPage)),
  pending: FilmPageSkeleton,
});

const list: RouteDefinition = {
  path: '/list',
  readSearch: (raw) => ({ ...normaliseListAddress(raw) }),
  page: pageFile(() => import('@/features/list/ListPage').then((module) => module.ListPage)),
  pending: ListSkeleton,
};

/** The film over a page, and how films like it should differ. */
function readOverlay(raw: Search): Search {
  const id = normaliseFilm(raw.film);
  return id === undefined ? {} : { film: id, ...normaliseBut(raw.but) };
}

/** A film lies over a page only for whoever opened it there. Asked for by address, it is a page. */
function filmByAddress({ search: { film: raw, but }, maskedLocation }: Place): Target | undefined {
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
