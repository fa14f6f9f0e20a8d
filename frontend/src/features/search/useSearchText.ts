/** The text in the box: the URL's, except for the moment between a keystroke and the search it causes. */
import { useEffect, useState } from 'react';

import { useDebouncedCallback } from 'use-debounce';

import { useChangeSearch, useSearchState } from './useSearch';

const PAUSE_MS = 150;

interface Draft {
  readonly text: string;
  /** The URL's text when this was typed. When the URL moves on, by a search or the back button, the draft is void. */
  readonly over: string;
}

/** With `live`, a pause in typing searches. */
export function useSearchText(live: boolean) {
  const { q: searched = '' } = useSearchState();
  // A box that waits for Enter begins empty.
  const q = live ? searched : '';
  const change = useChangeSearch();
  const [draft, setDraft] = useState<Draft | null>(null);
  // Dropped and not just ignored, or it would come back with a return to the same address.
  if (draft && draft.over !== q) setDraft(null);

  const search = (text: string, asNewEntry: boolean) => change({ q: text }, { replace: !asNewEntry });
  // Leaving the home page is a step to go back to; refining a search is not.
  const typing = useDebouncedCallback((text: string) => void search(text, q === ''), PAUSE_MS);
  useEffect(() => () => typing.cancel(), [q, typing]);

  const type = (text: string) => {
    setDraft({ text, over: q });
    if (live) typing(text);
  };
  /** Searches at once, as a step of its own. */
  const submit = (text: string) => {
    typing.cancel();
    setDraft(null);
    return search(text, true);
  };
  return { text: draft?.over === q ? draft.text : q, searched: q, type, submit };
}
