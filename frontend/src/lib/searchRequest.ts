/** What the API is asked for a search that an address says. */
import type { BrowseParams, SearchParams } from '@/api/types';

import { DEFAULT_RATIO, filtersOf, type SearchFilters, type SearchState } from './searchParams';

export type Mode = 'keyword' | 'hybrid' | 'semantic';

/** The ends of the slider are ways of searching of their own; in between, both are mixed. */
export function modeOf({ semantic_ratio: ratio = DEFAULT_RATIO }: SearchState): Mode {
  if (ratio === 0) return 'keyword';
  return ratio === 1 ? 'semantic' : 'hybrid';
}

/** Without a chosen ratio, the API's own mixture holds. */
export function searchRequest(state: SearchState): SearchParams {
  const mode = modeOf(state);
  return {
    q: state.q ?? '',
    mode,
    ...(state.literal ? { literal: true } : {}),
    ...(mode === 'hybrid' && state.semantic_ratio !== undefined ? { semantic_ratio: state.semantic_ratio } : {}),
    ...(state.sort ? { sort: state.sort } : {}),
    ...filterRequest(filtersOf(state)),
  };
}

/** With filters but no text, the catalogue is browsed: there is nothing to be relevant to, so the best known come first. */
export function browseRequest(state: SearchState): BrowseParams {
  return { sort: state.sort ?? 'popularity', ...filterRequest(filtersOf(state)) };
}

type FilterRequest = Omit<SearchParams, 'q' | 'mode' | 'literal' | 'semantic_ratio' | 'sort' | 'limit' | 'offset'>;

function filterRequest({ genres, exclude_genres, people, cast, directors, ...plain }: SearchFilters): FilterRequest {
  const lists = { genres, exclude_genres, people, cast, directors };
  const joined = Object.entries(lists).flatMap(([key, names]) => (names ? [[key, names.join(',')]] : []));
  return { ...plain, ...(Object.fromEntries(joined) as FilterRequest) };
}
