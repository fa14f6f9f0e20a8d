/** Filters out hidden films, and seen ones if the visitor has chosen so. */
import { useMemo } from 'react';

import { usePreferences } from '@/lib/preferences';

import { useList } from './store';

export function useVisibleFilms<T extends { readonly id: number }>(films: readonly T[]): readonly T[] {
  const hidden = useList(({ marks }) => marks.hidden);
  const seen = useList(({ marks }) => marks.seen);
  const hideSeen = usePreferences((preferences) => preferences.hideSeen);
  return useMemo(
    () => films.filter(({ id }) => !Object.hasOwn(hidden, id) && !(hideSeen && Object.hasOwn(seen, id))),
    [films, hidden, seen, hideSeen],
  );
}
