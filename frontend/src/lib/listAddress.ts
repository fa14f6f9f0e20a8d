/** The address of the visitor's list: its tab and its order. Defaults are left out. */
import type { Mark } from './list';

/** In the order of the tabs. */
export const LIST_TABS = ['watchlist', 'liked', 'seen', 'disliked', 'hidden'] as const;
export type ListTab = (typeof LIST_TABS)[number];
export const LIST_SORTS = ['added', 'title', 'year'] as const;
export type ListSort = (typeof LIST_SORTS)[number];

export interface ListAddress {
  tab?: Exclude<ListTab, 'watchlist'>;
  sort?: Exclude<ListSort, 'added'>;
}

export const MARK_OF: Readonly<Record<ListTab, Mark>> = {
  watchlist: 'watchlist',
  liked: 'like',
  seen: 'seen',
  disliked: 'dislike',
  hidden: 'hidden',
};

export function normaliseListAddress(raw: Readonly<Record<string, unknown>>): ListAddress {
  const tab = LIST_TABS.find((known) => known === raw.tab);
  const sort = LIST_SORTS.find((known) => known === raw.sort);
  return { ...(tab && tab !== 'watchlist' ? { tab } : {}), ...(sort && sort !== 'added' ? { sort } : {}) };
}
