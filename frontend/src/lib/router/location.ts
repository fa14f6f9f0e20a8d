/** Reads and writes addresses: a path with parameters, and a search. All functions are pure. */
import type { HistoryLocation } from '@tanstack/history';

export type Search = Readonly<Record<string, unknown>>;
export type Params = Readonly<Record<string, string>>;

/** The state of a history entry. */
export interface HistoryState {
  readonly __TSR_key?: string;
  /** How many films have been opened over the page. */
  readonly filmDepth?: number;
  /** The actual address, where the address bar shows another. It is valid only during the visit that set it. */
  readonly behind?: { readonly href: string; readonly visit: string };
}

/** The current location. */
export interface RouterLocation {
  readonly pathname: string;
  readonly search: Search;
  readonly href: string;
  readonly state: HistoryState;
  /** What the address bar shows instead, if anything. */
  readonly maskedLocation: { readonly href: string } | undefined;
}

/** A navigation target. `.` is the current path. The search is empty by default. */
export interface Target {
  readonly to: string;
  readonly params?: Params;
  readonly search?: object | ((current: Search) => object);
}

/** A target and how to navigate to it. */
export interface NavigateOptions extends Target {
  /** Replaces the current history entry. */
  readonly replace?: boolean;
  /** False keeps the scroll position. */
  readonly resetScroll?: boolean;
  /** The address to show and share instead. It is also the one that a reload opens. */
  readonly mask?: Target;
  readonly state?: (current: HistoryState) => HistoryState;
}

/** Reads and writes query strings. */
export interface Addresses {
  readonly parseSearch: (query: string) => Search;
  readonly stringifySearch: (search: Search) => string;
}

export const samePath = (one: string, other: string): boolean => trimmed(one) === trimmed(other);

/** The parameters of a path such as `/film/$filmId`, or null where it is another path. */
export function matchPath(pattern: string, pathname: string): Params | null {
  const wanted = trimmed(pattern).split('/');
  const given = trimmed(pathname).split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith('$')) params[part.slice(1)] = decoded(value);
    else if (part !== value) return null;
  }
  return params;
}

/** The address of a target, relative to the current location. */
export function hrefOf({ to, params = {}, search = {} }: Target, current: RouterLocation, { stringifySearch }: Addresses): string {
  const path = to === '.' ? current.pathname : to.replaceAll(/\$(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const wanted = typeof search === 'function' ? (search as (current: Search) => object)(current.search) : search;
  return path + stringifySearch({ ...wanted });
}

/** Splits an address into its path and its query string. */
export function splitHref(href: string): { pathname: string; query: string } {
  const [address = ''] = href.split('#');
  const at = address.indexOf('?');
  return at < 0 ? { pathname: address, query: '' } : { pathname: address.slice(0, at), query: address.slice(at) };
}

/** The location of a history entry. */
export function readLocation(location: HistoryLocation, visit: string, readSearch: (pathname: string, query: string) => Search): RouterLocation {
  const state = location.state as HistoryState;
  const shown = location.pathname + location.search;
  const masked = state.behind?.visit === visit;
  const href = masked ? state.behind.href : shown;
  const { pathname, query } = splitHref(href);
  return { pathname, search: readSearch(pathname, query), href, state, maskedLocation: masked ? { href: shown } : undefined };
}

const trimmed = (path: string) => path.replace(/\/+$/, '');

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray percent sign.
    return part;
  }
}
