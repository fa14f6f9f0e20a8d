/** Turns the search in an address into a request to the API. */
import type { BrowseParams, SearchParams } from '@/api/types';

import { filterParams } from './filters';
import { DEFAULT_RATIO, type SearchState } from './searchParams';

export type Mode = 'keyword' | 'hybrid' | 'semantic';

/** The ends of the slider are modes of their own; in between, both are mixed. */
export function modeOf({ semantic_ratio: ratio = DEFAULT_RATIO }: SearchState): Mode {
  if (ratio === 0) return 'keyword';
  return ratio === 1 ? 'semantic' : 'hybrid';
}

/** Without a chosen ratio, the API uses its own default. */
export function searchRequest(state: SearchState): SearchParams {
  const mode = modeOf(state);
  return {
    q: state.q ?? '',
    mode,
    ...(state.literal ? { literal: true } : {}),
    ...(mode === 'hybrid' && state.semantic_ratio !== undefined ? { semantic_ratio: state.semantic_ratio } : {}),
    ...(state.sort ? { sort: state.sort } : {}),
    ...filterParams(state),
  };
}

/** With filters but no text, the catalogue is browsed. There is no relevance then, so popular films come first. */
export function browseRequest(state: SearchState): BrowseParams {
  return { sort: state.sort ?? 'popularity', ...filterParams(state) };
}
