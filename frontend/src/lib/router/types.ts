/** The options, state and events of the router. */
import type { RouterHistory } from '@tanstack/history';
import type { ComponentType } from 'react';

import type { Addresses, Params, RouterLocation, Search, Target } from './location';
import type { ScrollTarget } from './scroll';

/** A page's component, null until its chunk is loaded. */
export interface PageFile {
  readonly ready: () => ComponentType | null;
  readonly load: () => Promise<ComponentType>;
}

export interface RouteDefinition {
  /** Such as `/film/$filmId`. */
  readonly path: string;
  /** Reads the search parameters of the page. */
  readonly readSearch?: (raw: Search) => Search;
  /** Redirects to another address. */
  readonly redirect?: (location: RouterLocation) => Target | undefined;
  /** Whether the page exists for these parameters. */
  readonly exists?: (params: Params) => boolean;
  /** Loads what the page waits for. */
  readonly load?: (params: Params) => Promise<unknown>;
  readonly page: PageFile;
  /** Replaces the page until it is loaded. */
  readonly pending: ComponentType;
}

export interface RouterOptions extends Addresses {
  readonly routes: readonly RouteDefinition[];
  /** Reads the search parameters of every page. */
  readonly readSearch: (raw: Search) => Search;
  readonly redirect: (location: RouterLocation) => Target | undefined;
  /** For unknown addresses. */
  readonly missing: Pick<RouteDefinition, 'page' | 'pending'>;
  readonly history?: RouterHistory;
}

/** What is shown. Without a component, its chunk is still loading. */
export interface Shown {
  readonly location: RouterLocation;
  readonly params: Params;
  readonly Page: ComponentType | null;
  readonly Pending: ComponentType;
  /** Why the page's chunk could not be loaded. */
  readonly error?: Error;
  readonly scroll: ScrollTarget;
}

export interface RouterState {
  /** The current location, from the start of a navigation. */
  readonly location: RouterLocation;
  readonly shown: Shown;
}

export interface RouterEvents {
  readonly onBeforeNavigate: { readonly pathChanged: boolean };
  readonly onRendered: { readonly fromLocation: RouterLocation | undefined; readonly toLocation: RouterLocation };
}
