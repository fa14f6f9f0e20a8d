/** Suggestions for the text in the box, or recent searches while it is empty. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDebouncedCallback } from 'use-debounce';

import { suggestQuery } from '@/api/queries';
import type { Suggestion } from '@/api/types';
import { useRecentSearches } from '@/lib/recentSearches';

/** Suggestions complete names and titles, not sentences. */
const MAX_PREFIX_LENGTH = 60;
const DEBOUNCE_MS = 60;
/** The API requires a letter or digit. */
const COMPLETABLE = /[\p{L}\p{N}]/u;

/** A suggestion of the API, or a recent search. */
export type ShownSuggestion = Omit<Suggestion, 'kind'> & { readonly kind: Suggestion['kind'] | 'recent' };

export function useSuggestions(text: string): { suggestions: readonly ShownSuggestion[]; recent: boolean } {
  const typed = text.trim();
  const completing = COMPLETABLE.test(typed) && typed.length <= MAX_PREFIX_LENGTH;
  const [prefix, setPrefix] = useState(typed);
  const complete = useDebouncedCallback(setPrefix, DEBOUNCE_MS);
  useEffect(() => {
    if (completing) complete(typed);
    return () => complete.cancel();
  }, [completing, typed, complete]);
  const { data } = useQuery(suggestQuery(prefix, completing && COMPLETABLE.test(prefix)));
  const searches = useRecentSearches((state) => state.searches);
  if (typed === '') return { suggestions: searches.map((search) => ({ kind: 'recent', text: search })), recent: true };
  return { suggestions: completing ? (data?.hits ?? []) : [], recent: false };
}
