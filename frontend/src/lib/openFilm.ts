/**
 * A film over a page: which one is open, and how it closes. Opening is a step of the history, so Back closes; each step
 * remembers how many films ago the page underneath was alone.
 */
import { useCallback, useRef } from 'react';

import { WIDE } from './mediaQuery';
import { useRouter, useRouterState, type Search, type StepState } from './router';
import { normaliseFilm } from './searchParams';

/** The API takes no more. */
const LONGEST_BUT = 200;

/** The film over the page, or undefined. A film on its own page does not count. */
export const useOpenFilm = (): number | undefined => useRouterState(({ location }) => normaliseFilm(location.search.film));

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
    else void router.navigate({ to: '.', search: ({ film: _, but: __, ...rest }: Search) => rest, replace: true });
  }, [router]);
}

/** How a film is opened over the page one is on: the same step for a link and for code. */
export const filmOver = (id: number) =>
  ({
    to: '.',
    search: ({ but: _, ...now }: Search) => ({ ...now, film: id }),
    state: (now: StepState) => ({ filmDepth: (now.filmDepth ?? 0) + 1 }),
    mask: { to: '/film/$filmId', params: { filmId: String(id) } },
    resetScroll: false,
  }) as const;

/** How films like the open one should differ from it: "darker", "set in space". Held by the address, so that it can be shared. */
export function normaliseBut(raw: unknown): { but?: string } {
  const but = (typeof raw === 'string' ? raw : '').replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_BUT).trimEnd();
  return but === '' ? {} : { but };
}

/** Reads and changes it. A change is no step of the history: Back leads to the film before, not through every wish. */
export function useBut(): readonly [string | undefined, (but: string | undefined) => void] {
  const router = useRouter();
  const now = useRouterState(({ location }) => normaliseBut(location.search.but).but);
  const change = useCallback(
    (wish: string | undefined) => {
      const but = normaliseBut(wish);
      const { search, maskedLocation } = router.state.location;
      const film = normaliseFilm(search.film);
      const over = film !== undefined && maskedLocation !== undefined;
      void router.navigate({
        to: '.',
        search: ({ but: _, ...rest }: Search) => ({ ...rest, ...but }),
        state: (state: StepState) => state,
        ...(over ? { mask: { to: '/film/$filmId', params: { filmId: String(film) }, search: but } } : {}),
        replace: true,
        resetScroll: false,
      });
    },
    [router],
  );
  return [now, change];
}

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
