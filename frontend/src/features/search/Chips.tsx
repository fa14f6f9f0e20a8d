/** The chips of a search. Removing one removes its words from the text, or its filter from the address. */
import { useRef } from 'react';

import type { SearchAnswer } from '@/api/types';
import { Chip } from '@/components/Chip';
import { kindIcon } from '@/components/kindIcons';
import type { SearchChange, SearchState } from '@/lib/searchParams';
import { panelTexts } from '@/lib/texts';

import { chipsOf, withoutAll } from './chips';
import type { Span } from './removeSpan';
import { useChangeSearch } from './useSearch';

interface Props {
  state: SearchState;
  query: SearchAnswer['query'] | null;
  /** The answer is for an earlier text, so its positions do not apply. */
  stale: boolean;
  onPoint: (words: Span | null) => void;
}

export function Chips({ state, query, stale, onPoint }: Props) {
  const change = useChangeSearch();
  const list = useRef<HTMLUListElement>(null);
  const chips = chipsOf(state, query);
  if (chips.length === 0) return null;
  const remove = (without: SearchChange) => {
    if (stale) return;
    onPoint(null);
    // The pressed button disappears with its chip.
    list.current?.focus();
    void change(without);
  };
  return (
    <ul ref={list} tabIndex={-1} aria-label={panelTexts.chips} className="flex flex-wrap items-center gap-2 outline-none">
      {chips.map(({ key, kind, label, words, ignored, without }) => (
        <li key={key} className="max-w-full">
          <Chip icon={kindIcon(kind)} name={label} onRemove={() => remove(without)} onPoint={(pointed) => onPoint(pointed ? words : null)}>
            {ignored ? (
              <>
                <s className="text-dust">{label}</s>
                <span className="sr-only">, {panelTexts.ignored}</span>
              </>
            ) : (
              label
            )}
          </Chip>
        </li>
      ))}
      {chips.length > 1 ? (
        <li>
          <button
            type="button"
            onClick={() => remove(withoutAll(query))}
            className="min-h-9 pointer-coarse:min-h-11 rounded px-2 text-sm text-sand underline underline-offset-4 hover:text-lamp"
          >
            {panelTexts.clearAll}
          </button>
        </li>
      ) : null}
    </ul>
  );
}
