/** What the box proposes: completions of what is being typed, or, while it is empty, what was searched for before. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDebouncedCallback } from 'use-debounce';

import { suggestQuery } from '@/api/queries';
import type { Suggestion } from '@/api/types';
import { useRecentSearches } from '@/lib/recentSearches';

/** Completions are for a name or a title; nobody wants them for a paragraph. */
const LONGEST_TO_COMPLETE = 60;
const PAUSE_MS = 60;
/** The API completes letters and digits, and refuses anything else. */
const COMPLETABLE = /[\p{L}\p{N}]/u;

export type Proposal = Pick<Suggestion, 'text' | 'id' | 'year' | 'genres' | 'poster_url' | 'movie_count'> & { readonly kind: string };

export function useSuggestions(text: string): { proposals: readonly Proposal[]; recent: boolean } {
  const typed = text.trim();
  const completing = COMPLETABLE.test(typed) && typed.length <= LONGEST_TO_COMPLETE;
  const [prefix, setPrefix] = useState(typed);
  const complete = useDebouncedCallback(setPrefix, PAUSE_MS);
  useEffect(() => {
    if (completing) complete(typed);
    return () => complete.cancel();
  }, [completing, typed, complete]);
  const { data } = useQuery(suggestQuery(prefix, completing && COMPLETABLE.test(prefix)));
  const searches = useRecentSearches((state) => state.searches);
  if (typed === '') return { proposals: searches.map((search) => ({ kind: 'recent', text: search })), recent: true };
  return { proposals: completing ? (data?.hits ?? []) : [], recent: false };
}
