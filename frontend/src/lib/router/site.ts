/** What a site tells the router of itself, and what the router tells the site. */
import type { RouterHistory } from '@tanstack/history';
import type { ComponentType } from 'react';

import type { Addresses, Params, Place, Search, Target } from './place';
import type { Arrival } from './scroll';

/** A page's component, now or when its file has come. */
export interface PageFile {
  readonly ready: () => ComponentType | null;
  readonly load: () => Promise<ComponentType>;
}

export interface RouteDefinition {
  /** Such as `/film/$filmId`. */
  readonly path: string;
  /** What of the query string is the page's. */
  readonly readSearch?: (raw: Search) => Search;
  /** Another address for this one. */
  readonly redirect?: (place: Place) => Target | undefined;
  /** Whether there can be such a page. */
  readonly isThere?: (params: Params) => boolean;
  /** What the page waits for. */
  readonly load?: (params: Params) => Promise<unknown>;
  readonly page: PageFile;
  /** In its place until it has come. */
  readonly pending: ComponentType;
}

export interface RouterOptions extends Addresses {
  readonly routes: readonly RouteDefinition[];
  /** What of the query string belongs to every page. */
  readonly readSearch: (raw: Search) => Search;
  readonly redirect: (place: Place) => Target | undefined;
  /** For an address that names nothing. */
  readonly missing: Pick<RouteDefinition, 'page' | 'pending'>;
  readonly history?: RouterHistory;
}

/** What is on the screen. Without a component its file is still on its way. */
export interface Shown {
  readonly location: Place;
  readonly params: Params;
  readonly Page: ComponentType | null;
  readonly Pending: ComponentType;
  /** Why the page's file could not be had. */
  readonly error?: Error;
  readonly arrival: Arrival;
}

export interface RouterState {
  /** Where the visitor is going, from the moment they set out. */
  readonly location: Place;
  readonly shown: Shown;
}

export interface RouterEvents {
  readonly onBeforeNavigate: { readonly pathChanged: boolean };
  readonly onRendered: { readonly fromLocation: Place | undefined; readonly toLocation: Place };
}
