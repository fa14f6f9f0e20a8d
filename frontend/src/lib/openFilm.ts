/**
 * A film over a page: which one is open, and how it closes. Opening is a step of the history, so Back closes; each step
 * remembers how many films ago the page underneath was alone.
 */
import { useRouter, useSearch } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';

import { WIDE } from './mediaQuery';

declare module '@tanstack/react-router' {
  interface HistoryState {
    filmDepth?: number;
  }
}

/** The film over the page, or undefined. A film on its own page does not count. */
export const useOpenFilm = (): number | undefined => useSearch({ strict: false, select: ({ film }) => film });

/** Closes the film: back to the page that it was opened from, however many films ago. */
export function useCloseFilm(): () => void {
  const router = useRouter();
  const closing = useRef<string>(undefined);
  return useCallback(() => {
    const { state, href } = router.state.location;
    // Going back takes a moment, and a second click in it must not go back twice.
    const step = `${state.__TSR_key ?? ''} ${href}`;
    if (closing.current === step) return;
    closing.current = step;
    const depth = state.filmDepth ?? 0;
    if (depth > 0) router.history.go(-depth);
    else void router.navigate({ to: '.', search: ({ film: _, ...rest }) => rest, replace: true });
  }, [router]);
}

/** How a film is opened over the page one is on: the same step for a link and for code. */
export const filmOver = (id: number) =>
  ({
    to: '.',
    search: (now: object) => ({ ...now, film: id }),
    state: (now: { filmDepth?: number }) => ({ filmDepth: (now.filmDepth ?? 0) + 1 }),
    mask: { to: '/film/$filmId', params: { filmId: String(id) }, search: {}, unmaskOnReload: true },
    resetScroll: false,
  }) as const;

/** Opens a film from code, where a link cannot: over the page on a wide screen, as a page on a narrow one. */
export function useOpenFilmOver(): (id: number) => Promise<void> {
  const router = useRouter();
  return useCallback(
    (id) =>
      window.matchMedia(WIDE).matches
        ? router.navigate(filmOver(id))
        : router.navigate({ to: '/film/$filmId', params: { filmId: String(id) } }),
    [router],
  );
}
