/**
 * Where the visitor is, how they go on, and which page is shown: the address changes at once, the page when its code and
 * its data have come, or, for whoever waits longer, with something in its place.
 *
 * The history below is TanStack's. What lies on top is small because the site has four pages: a router for everything
 * would be a fifth of what a first visit downloads and starts.
 */
import { createBrowserHistory, type RouterHistory } from '@tanstack/history';
import type { ComponentType } from 'react';

import { hrefOf, matchPath, placeOf, samePath, type Params, type Place, type Step, type Target } from './place';
import { keepPlaces, type Arrival, type Places } from './scroll';
import type { RouteDefinition, RouterEvents, RouterOptions, RouterState, Shown } from './site';

/** Long enough for most pages to come without a flash of something else. */
const PATIENCE_MS = 300;
const wait = (ms: number) => new Promise<null>((resolve) => setTimeout(resolve, ms, null));
const failure = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));

export class Router {
  readonly history: RouterHistory;
  /** As it was when the site began. */
  readonly first: RouterState;
  state: RouterState;
  readonly #options: RouterOptions;
  /** Steps of an earlier visit show what the browser's bar shows. */
  readonly #visit = Math.random().toString(36).slice(2);
  readonly #watchers = new Set<() => void>();
  readonly #listeners: { [Name in keyof RouterEvents]: Set<(event: RouterEvents[Name]) => void> } = {
    onBeforeNavigate: new Set(),
    onRendered: new Set(),
  };
  readonly #places: Places = keepPlaces();
  #turn = 0;
  #settled: Promise<void> = Promise.resolve();
  #stay = false;
  #arrived: Place | undefined;
  #rendered: Place | undefined;

  constructor(options: RouterOptions) {
    this.#options = options;
    this.history = options.history ?? createBrowserHistory();
    let location = this.#read();
    for (let target = this.#elsewhere(location); target; target = this.#elsewhere(location)) {
      this.history.replace(hrefOf(target, location, options));
      location = this.#read();
    }
    const { page, pending: Pending, params } = this.#pageAt(location);
    this.first = { location, shown: { location, params, Page: page.ready(), Pending, arrival: 'return' } };
    this.state = this.first;
    this.history.subscribe(({ action }) => {
      this.#settled = this.#follow(action.type === 'PUSH' || action.type === 'REPLACE' ? 'top' : 'return');
    });
  }

  /** Calls at every change of the state. */
  readonly watch = (changed: () => void): (() => void) => {
    this.#watchers.add(changed);
    return () => void this.#watchers.delete(changed);
  };

  subscribe<Name extends keyof RouterEvents>(name: Name, listener: (event: RouterEvents[Name]) => void): () => void {
    this.#listeners[name].add(listener);
    return () => void this.#listeners[name].delete(listener);
  }

  readonly hrefOf = (target: Target): string => hrefOf(target, this.state.location, this.#options);

  /** Goes there. Resolves when the page is shown. */
  readonly navigate = ({ replace = false, resetScroll = true, mask, state: change, ...target }: Step): Promise<void> => {
    const href = this.hrefOf(target);
    const { __TSR_key: _, behind: __, ...state } = change?.(this.state.location.state) ?? {};
    const step = mask ? { ...state, behind: { href, visit: this.#visit } } : state;
    const again = href === this.state.location.href && !mask && !this.state.location.maskedLocation;
    this.#stay = !resetScroll;
    this.history[replace || again ? 'replace' : 'push'](mask ? this.hrefOf(mask) : href, step);
    this.#stay = false;
    return this.#settled;
  };

  /** Gets the page of the first address, and what it waits for. */
  readonly load = (): Promise<void> => (this.#settled = this.#bring(this.state.location, 'return'));

  /** Gets what a page will need, for whoever seems about to go there. */
  readonly preload = (target: Target): void => {
    const { pathname } = new URL(this.hrefOf(target), 'http://site');
    const { page, params, route } = this.#pageAt({ pathname });
    void Promise.all([page.load(), route?.load?.(params)]).catch(() => undefined);
  };

  /** The page, or what stands in for it, is on the screen. */
  readonly rendered = ({ location, arrival, Page, error }: Shown): void => {
    if (this.#arrived !== location) this.#places.arrive(location.state.__TSR_key, arrival);
    this.#arrived = location;
    const from = this.#rendered;
    if (from === location || (Page === null && !error)) return;
    this.#rendered = location;
    for (const listener of this.#listeners.onRendered) listener({ fromLocation: from, toLocation: location });
  };

  async #follow(arrival: Arrival): Promise<void> {
    const location = this.#read();
    const target = this.#elsewhere(location);
    if (target) {
      this.history.replace(hrefOf(target, location, this.#options));
      return this.#settled;
    }
    const { shown } = this.state;
    this.#places.leave(shown.location.state.__TSR_key);
    const pathChanged = !samePath(location.pathname, this.state.location.pathname);
    for (const listener of this.#listeners.onBeforeNavigate) listener({ pathChanged });
    this.#set({ ...this.state, location });
    return this.#bring(location, this.#stay ? 'stay' : arrival);
  }

  async #bring(location: Place, arrival: Arrival): Promise<void> {
    const turn = ++this.#turn;
    const { page, pending: Pending, params, route } = this.#pageAt(location);
    const show = (Page: ComponentType | null, error?: Error) => {
      if (turn === this.#turn) this.#set({ ...this.state, shown: { location, params, Page, Pending, arrival, ...(error ? { error } : {}) } });
    };
    const { shown } = this.state;
    // Another search on the same page: the page itself says what it waits for.
    if (shown.Page !== null && shown.Page === page.ready() && samePath(shown.location.pathname, location.pathname)) {
      show(shown.Page);
      if (shown.location !== location) return;
    }
    const coming = Promise.all([page.load(), route?.load?.(params)]).then(
      ([Page]) => show(Page),
      (reason: unknown) => show(null, failure(reason)),
    );
    if ((await Promise.race([coming.then(() => true), wait(PATIENCE_MS)])) === null) {
      show(page.ready());
      await coming;
    }
  }

  #read(): Place {
    return placeOf(this.history.location, this.#visit, (pathname, query) => {
      const raw = this.#options.parseSearch(query);
      return { ...this.#options.readSearch(raw), ...this.#pageAt({ pathname }).route?.readSearch?.(raw) };
    });
  }

  #elsewhere(place: Place): Target | undefined {
    const target = this.#options.redirect(place) ?? this.#pageAt(place).route?.redirect?.(place);
    if (target || place.maskedLocation) return target;
    // One page has one address.
    const { search } = place;
    return place.href === place.pathname + this.#options.stringifySearch(search) ? undefined : { to: '.', search };
  }

  #pageAt({ pathname }: Pick<Place, 'pathname'>): Pick<RouteDefinition, 'page' | 'pending'> & { params: Params; route?: RouteDefinition } {
    for (const route of this.#options.routes) {
      const params = matchPath(route.path, pathname);
      if (params && route.isThere?.(params) !== false) return { page: route.page, pending: route.pending, params, route };
    }
    return { ...this.#options.missing, params: {} };
  }

  #set(state: RouterState): void {
    this.state = state;
    for (const changed of this.#watchers) changed();
  }
}
