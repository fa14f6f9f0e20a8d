/** What an address says: a path with its parameters, and a search. Reading and writing both are pure. */
import type { HistoryLocation } from '@tanstack/history';

export type Search = Readonly<Record<string, unknown>>;
export type Params = Readonly<Record<string, string>>;

/** What a step of the history remembers beside its address. */
export interface StepState {
  readonly __TSR_key?: string;
  /** How many films ago the page underneath was alone. */
  readonly filmDepth?: number;
  /** The address of the place, where the browser's bar shows another: good for the visit that set it, and no longer. */
  readonly behind?: { readonly href: string; readonly visit: string };
}

/** Where the visitor is. */
export interface Place {
  readonly pathname: string;
  readonly search: Search;
  readonly href: string;
  readonly state: StepState;
  /** What the browser's bar shows instead, if it does. */
  readonly maskedLocation: { readonly href: string } | undefined;
}

/** Where to go. `.` is the path one is on. A search that is not given is empty. */
export interface Target {
  readonly to: string;
  readonly params?: Params;
  readonly search?: object | ((now: Search) => object);
}

/** How to go there. */
export interface Step extends Target {
  /** In place of the current step of the history. */
  readonly replace?: boolean;
  /** Off where the page stays where it is. */
  readonly resetScroll?: boolean;
  /** What the browser's bar shows instead, and whoever gets or reloads the address. */
  readonly mask?: Target;
  readonly state?: (now: StepState) => StepState;
}

/** How a query string is read and written. */
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

/** The address of a target, seen from where one is. */
export function hrefOf({ to, params = {}, search = {} }: Target, now: Place, { stringifySearch }: Addresses): string {
  const path = to === '.' ? now.pathname : to.replaceAll(/\$(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const wanted = typeof search === 'function' ? (search as (now: Search) => object)(now.search) : search;
  return path + stringifySearch({ ...wanted });
}

/** Splits an address into its path and its query string. */
export function splitHref(href: string): { pathname: string; query: string } {
  const [address = ''] = href.split('#');
  const at = address.indexOf('?');
  return at < 0 ? { pathname: address, query: '' } : { pathname: address.slice(0, at), query: address.slice(at) };
}

/** The place that a step of the history stands for. */
export function placeOf(location: HistoryLocation, visit: string, readSearch: (pathname: string, query: string) => Search): Place {
  const state = location.state as StepState;
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
    // A stray per cent sign, typed by hand.
    return part;
  }
}
