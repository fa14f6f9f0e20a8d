/**
 * A film that is open over a page. Opening it adds a history entry, so Back closes it. Each entry records how many films
 * have been opened over the page.
 */
import { useCallback, useRef } from 'react';

import { WIDE } from './mediaQuery';
import { useRouter, useRouterState, type Search, type HistoryState } from './router';
import { normaliseFilm } from './searchParams';

/** The limit of the API. */
const MAX_BUT_LENGTH = 200;

/** The film that is open over the page. A film on its own page does not count. */
export const useOpenFilm = (): number | undefined => useRouterState(({ location }) => normaliseFilm(location.search.film));

/** Closes the film and returns to the page below, however many films were opened over it. */
export function useCloseFilm(): () => void {
  const router = useRouter();
  const closing = useRef<string>(undefined);
  return useCallback(() => {
    const { state, href } = router.state.location;
    // Going back takes a moment, and a second click must not go back twice.
    const step = `${state.__TSR_key ?? ''} ${href}`;
    if (closing.current === step) return;
    closing.current = step;
    const depth = state.filmDepth ?? 0;
    if (depth > 0) router.history.go(-depth);
    else void router.navigate({ to: '.', search: ({ film: _, but: __, ...rest }: Search) => rest, replace: true });
  }, [router]);
}

/** Navigation that opens a film over the current page, for links and code. */
export const filmOver = (id: number) =>
  ({
    to: '.',
    search: ({ but: _, ...now }: Search) => ({ ...now, film: id }),
    state: (current: HistoryState) => ({ filmDepth: (current.filmDepth ?? 0) + 1 }),
    mask: { to: '/film/$filmId', params: { filmId: String(id) } },
    resetScroll: false,
  }) as const;

/** How similar films should differ: "darker", "set in space". It is part of the address, so that it can be shared. */
export function normaliseBut(raw: unknown): { but?: string } {
  const but = (typeof raw === 'string' ? raw : '').replaceAll(/\s+/g, ' ').trim().slice(0, MAX_BUT_LENGTH).trimEnd();
  return but === '' ? {} : { but };
}

/** The current "but", and a function to change it. Changes add no history entries: Back leads to the previous film. */
export function useBut(): readonly [string | undefined, (but: string | undefined) => void] {
  const router = useRouter();
  const now = useRouterState(({ location }) => normaliseBut(location.search.but).but);
  const change = useCallback(
    (text: string | undefined) => {
      const but = normaliseBut(text);
      const { search, maskedLocation } = router.state.location;
      const film = normaliseFilm(search.film);
      const isOver = film !== undefined && maskedLocation !== undefined;
      void router.navigate({
        to: '.',
        search: ({ but: _, ...rest }: Search) => ({ ...rest, ...but }),
        state: (state: HistoryState) => state,
        ...(isOver ? { mask: { to: '/film/$filmId', params: { filmId: String(film) }, search: but } } : {}),
        replace: true,
        resetScroll: false,
      });
    },
    [router],
  );
  return [now, change];
}

/** Opens a film from code: over the page on a wide screen, as a page on a narrow one. */
export function useOpenFilmById(): (id: number) => Promise<void> {
  const router = useRouter();
  return useCallback(
    (id) =>
      window.matchMedia(WIDE).matches
        ? router.navigate(filmOver(id))
        : router.navigate({ to: '/film/$filmId', params: { filmId: String(id) } }),
    [router],
  );
}
