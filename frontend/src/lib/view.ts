/**
 * The URL is the state: `?q=` what is searched, `?mode=` how, `?film=` which record is open. This is the only module
 * that reads or writes it; components subscribe to it and hold no copy.
 */
import { useMemo, useSyncExternalStore } from 'react';

export const MODES = ['semantic', 'hybrid', 'keyword'] as const;
export type Mode = (typeof MODES)[number];

export interface View {
  readonly q: string;
  readonly mode: Mode;
  readonly film: number | null;
}

/** What an entry of the history remembers: how many entries ago the film dialog was not open. */
interface Entry {
  readonly filmDepth: number;
}

const DEFAULT_MODE: Mode = 'hybrid';
/** The API takes 4,000 characters, but an address twice as long as this is cut or refused by things in between. */
export const MAX_QUERY_LENGTH = 2000;
let leaving = false;
const listeners = new Set<() => void>();

/** Reads a query string. Whatever is not understood counts as absent: an address is typed by hand. */
export function parseView(search: string): View {
  const params = new URLSearchParams(search);
  const mode = MODES.find((known) => known === params.get('mode')) ?? DEFAULT_MODE;
  const film = params.get('film') ?? '';
  return {
    q: (params.get('q') ?? '').slice(0, MAX_QUERY_LENGTH),
    mode,
    film: /^\d{1,10}$/.test(film) ? Number(film) : null,
  };
}

/** The address of a view, with defaults left out so that one view has one address. */
export function formatView(view: View): string {
  const params = new URLSearchParams();
  if (view.q !== '') params.set('q', view.q);
  if (view.mode !== DEFAULT_MODE) params.set('mode', view.mode);
  if (view.film !== null) params.set('film', String(view.film));
  return params.size > 0 ? `/?${params}` : '/';
}

export const currentView = (): View => parseView(window.location.search);

/** Changes part of the view. `replace` is for steps that nobody wants to go back through, such as keystrokes. */
export function navigate(change: Partial<View>, options: { replace?: boolean } = {}): void {
  const from = currentView();
  const to = { ...from, ...change };
  const address = formatView(to);
  if (address === formatView(from)) return;
  const filmDepth = to.film === null ? 0 : depth() + (options.replace ? 0 : 1);
  const entry: Entry = { filmDepth };
  if (options.replace) window.history.replaceState(entry, '', address);
  else window.history.pushState(entry, '', address);
  notify();
}

/** Closes the film: back to the page it was opened from, or, when the film's own address was opened, to that page. */
export function closeFilm(): void {
  if (currentView().film === null || leaving) return;
  if (depth() === 0) {
    navigate({ film: null }, { replace: true });
    return;
  }
  // Going back takes a moment, and a second click in it must not go back twice.
  leaving = true;
  window.addEventListener('popstate', () => (leaving = false), { once: true });
  window.history.go(-depth());
}

export function useView(): View {
  const search = useSyncExternalStore(subscribe, () => window.location.search);
  return useMemo(() => parseView(search), [search]);
}

function depth(): number {
  return (window.history.state as Entry | null)?.filmDepth ?? 0;
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', notify);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('popstate', notify);
  };
}

function notify(): void {
  for (const listener of listeners) listener();
}
