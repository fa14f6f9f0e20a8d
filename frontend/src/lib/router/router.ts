/**
 * The router. The address changes immediately; the page changes when its code and data are loaded, or after a delay to a
 * skeleton.
 *
 * It is based on TanStack's history. It is small because the site has four pages: TanStack Router would be a fifth of the
 * scripts of a first visit.
 */
import { createBrowserHistory, type RouterHistory } from '@tanstack/history';
import type { ComponentType } from 'react';

import { hrefOf, matchPath, readLocation, samePath, type NavigateOptions, type Params, type RouterLocation, type Target } from './location';
import { scrollPositions, type ScrollPositions, type ScrollTarget } from './scroll';
import type { RouteDefinition, RouterEvents, RouterOptions, RouterState, Shown } from './types';

/** Most pages load within this time, so that no skeleton flashes. */
const PENDING_DELAY_MS = 300;
const wait = (ms: number) => new Promise<null>((resolve) => setTimeout(resolve, ms, null));
const failure = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));

export class Router {
  readonly history: RouterHistory;
  /** The state at the start, which was prerendered. */
  readonly initial: RouterState;
  state: RouterState;
  readonly #options: RouterOptions;
  /** History entries of an earlier visit show what the address bar shows. */
  readonly #visit = Math.random().toString(36).slice(2);
  readonly #watchers = new Set<() => void>();
  readonly #listeners: { [Name in keyof RouterEvents]: Set<(event: RouterEvents[Name]) => void> } = {
    onBeforeNavigate: new Set(),
    onRendered: new Set(),
  };
  readonly #scroll: ScrollPositions = scrollPositions();
  #navigation = 0;
  #settled: Promise<void> = Promise.resolve();
  #keepScroll = false;
  #scrolled: RouterLocation | undefined;
  #rendered: RouterLocation | undefined;

  constructor(options: RouterOptions) {
    this.#options = options;
    this.history = options.history ?? createBrowserHistory();
    let location = this.#read();
    for (let target = this.#redirectOf(location); target; target = this.#redirectOf(location)) {
      this.history.replace(hrefOf(target, location, options));
      location = this.#read();
    }
    const { page, pending: Pending, params } = this.#pageAt(location);
    this.initial = { location, shown: { location, params, Page: page.ready(), Pending, scroll: 'restore' } };
    this.state = this.initial;
    this.history.subscribe(({ action }) => {
      this.#settled = this.#follow(action.type === 'PUSH' || action.type === 'REPLACE' ? 'top' : 'restore');
    });
  }

  /** Calls back on every change of the state. */
  readonly watch = (changed: () => void): (() => void) => {
    this.#watchers.add(changed);
    return () => void this.#watchers.delete(changed);
  };

  subscribe<Name extends keyof RouterEvents>(name: Name, listener: (event: RouterEvents[Name]) => void): () => void {
    this.#listeners[name].add(listener);
    return () => void this.#listeners[name].delete(listener);
  }

  readonly hrefOf = (target: Target): string => hrefOf(target, this.state.location, this.#options);

  /** Resolves when the page is shown. */
  readonly navigate = ({ replace = false, resetScroll = true, mask, state: change, ...target }: NavigateOptions): Promise<void> => {
    const href = this.hrefOf(target);
    const { __TSR_key: _, behind: __, ...state } = change?.(this.state.location.state) ?? {};
    const entry = mask ? { ...state, behind: { href, visit: this.#visit } } : state;
    const again = href === this.state.location.href && !mask && !this.state.location.maskedLocation;
    this.#keepScroll = !resetScroll;
    this.history[replace || again ? 'replace' : 'push'](mask ? this.hrefOf(mask) : href, entry);
    this.#keepScroll = false;
    return this.#settled;
  };

  /** Loads the page of the initial address, and its data. */
  readonly load = (): Promise<void> => (this.#settled = this.#show(this.state.location, 'restore'));

  /** Loads the code and data of a page in advance. */
  readonly preload = (target: Target): void => {
    const { pathname } = new URL(this.hrefOf(target), 'http://site');
    const { page, params, route } = this.#pageAt({ pathname });
    void Promise.all([page.load(), route?.load?.(params)]).catch(() => undefined);
  };

  /** Called when the page or its skeleton has been rendered. */
  readonly rendered = ({ location, scroll, Page, error }: Shown): void => {
    if (this.#scrolled !== location) this.#scroll.apply(location.state.__TSR_key, scroll);
    this.#scrolled = location;
    const from = this.#rendered;
    if (from === location || (Page === null && !error)) return;
    this.#rendered = location;
    for (const listener of this.#listeners.onRendered) listener({ fromLocation: from, toLocation: location });
  };

  async #follow(scroll: ScrollTarget): Promise<void> {
    const location = this.#read();
    const target = this.#redirectOf(location);
    if (target) {
      this.history.replace(hrefOf(target, location, this.#options));
      return this.#settled;
    }
    const { shown } = this.state;
    this.#scroll.save(shown.location.state.__TSR_key);
    const pathChanged = !samePath(location.pathname, this.state.location.pathname);
    for (const listener of this.#listeners.onBeforeNavigate) listener({ pathChanged });
    this.#set({ ...this.state, location });
    return this.#show(location, this.#keepScroll ? 'keep' : scroll);
  }

  async #show(location: RouterLocation, scroll: ScrollTarget): Promise<void> {
    const navigation = ++this.#navigation;
    const { page, pending: Pending, params, route } = this.#pageAt(location);
    const show = (Page: ComponentType | null, error?: Error) => {
      if (navigation === this.#navigation) this.#set({ ...this.state, shown: { location, params, Page, Pending, scroll, ...(error ? { error } : {}) } });
    };
    const { shown } = this.state;
    // Another search on the same page, which shows its own loading state.
    if (shown.Page !== null && shown.Page === page.ready() && samePath(shown.location.pathname, location.pathname)) {
      show(shown.Page);
      if (shown.location !== location) return;
    }
    const loading = Promise.all([page.load(), route?.load?.(params)]).then(
      ([Page]) => show(Page),
      (reason: unknown) => show(null, failure(reason)),
    );
    if ((await Promise.race([loading.then(() => true), wait(PENDING_DELAY_MS)])) === null) {
      show(page.ready());
      await loading;
    }
  }

  #read(): RouterLocation {
    return readLocation(this.history.location, this.#visit, (pathname, query) => {
      const raw = this.#options.parseSearch(query);
      return { ...this.#options.readSearch(raw), ...this.#pageAt({ pathname }).route?.readSearch?.(raw) };
    });
  }

  #redirectOf(location: RouterLocation): Target | undefined {
    const target = this.#options.redirect(location) ?? this.#pageAt(location).route?.redirect?.(location);
    if (target || location.maskedLocation) return target;
    // Each page has exactly one address.
    const { search } = location;
    return location.href === location.pathname + this.#options.stringifySearch(search) ? undefined : { to: '.', search };
  }

  #pageAt({ pathname }: Pick<RouterLocation, 'pathname'>): Pick<RouteDefinition, 'page' | 'pending'> & { params: Params; route?: RouteDefinition } {
    for (const route of this.#options.routes) {
      const params = matchPath(route.path, pathname);
      if (params && route.exists?.(params) !== false) return { page: route.page, pending: route.pending, params, route };
    }
    return { ...this.#options.missing, params: {} };
  }

  #set(state: RouterState): void {
    this.state = state;
    for (const changed of this.#watchers) changed();
  }
}
