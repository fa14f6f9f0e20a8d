/** The text of the box: that of the URL, except between a keystroke and the search that follows it. */
import { useEffect, useState } from 'react';

import { useDebouncedCallback } from 'use-debounce';

import { useChangeSearch, useSearchState } from './useSearch';

const DEBOUNCE_MS = 150;

interface Draft {
  readonly text: string;
  /** The text of the URL when this was typed. When the URL changes, the draft is discarded. */
  readonly base: string;
}

/** With `live`, it searches while typing. */
export function useSearchText(live: boolean) {
  const { q: searched = '' } = useSearchState();
  // A box that searches on Enter only starts empty.
  const q = live ? searched : '';
  const change = useChangeSearch();
  const [draft, setDraft] = useState<Draft | null>(null);
  // Discarded, not just ignored: it must not return with the same address.
  if (draft && draft.base !== q) setDraft(null);

  const search = (text: string, asNewEntry: boolean) => change({ q: text }, { replace: !asNewEntry });
  // Leaving the home page adds a history entry; refining a search does not.
  const typing = useDebouncedCallback((text: string) => void search(text, q === ''), DEBOUNCE_MS);
  useEffect(() => () => typing.cancel(), [q, typing]);

  const type = (text: string) => {
    setDraft({ text, base: q });
    if (live) typing(text);
  };
  /** Searches immediately, with a history entry. */
  const submit = (text: string) => {
    typing.cancel();
    setDraft(null);
    return search(text, true);
  };
  return { text: draft?.base === q ? draft.text : q, searched: q, type, submit };
}
