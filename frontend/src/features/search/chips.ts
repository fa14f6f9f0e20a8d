/** Everything a search goes by, as chips: the parts of the text that were understood, and the filters. */
import type { Part, SearchAnswer } from '@/api/types';
import { filterChips, WITHOUT_FILTERS } from '@/lib/filters';
import type { SearchChange, SearchState } from '@/lib/searchParams';

import { removeSpan, removeSpans, type Span } from './removeSpan';
import { partLabel } from './partLabel';

type Query = SearchAnswer['query'];

export interface ChipModel {
  readonly key: string;
  /** Chooses the icon. */
  readonly kind: Part['kind'];
  readonly label: string;
  /** Where its words are in the text; null for a filter. */
  readonly words: Span | null;
  /** Few films matched with it, so the search ignored it. */
  readonly ignored: boolean;
  /** What removing it changes. */
  readonly without: SearchChange;
}

export const chipsOf = (state: SearchState, query: Query | null): readonly ChipModel[] => [
  ...(query ? partChips(query) : []),
  ...filterChips(state).map(({ kind, label, without }) => ({ key: `filter ${kind} ${label}`, kind, label, words: null, ignored: false, without })),
];

/** The change that removes every chip. */
export function withoutAll(query: Query | null): SearchChange {
  return query ? { ...WITHOUT_FILTERS, q: removeSpans(query.text, shownParts(query).map((part) => part.cut)) } : WITHOUT_FILTERS;
}

/** The filters as a title: "Crime · 1990 or later". */
export function filtersTitle(state: SearchState): string {
  const title = filterChips(state).map(({ label }) => label).join(' · ');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** How many filters are active. */
export const countFilters = (state: SearchState): number => filterChips(state).length;

/** Words that say nothing without a subject. */
const FILLER = /^(?:(?:a|an|the|some|any|about|with|films?|movies?|something|anything|one|ones|and|or|but|not|no|without|for|from|in|of|by|to|that|is|are|me|please)\b\s*)*$/i;

/** Nothing is left to search by. */
export const saysNothing = (text: string): boolean => FILLER.test(text.replace(/[^\p{L}\p{N}\s]/gu, ''));

/** A theme that is the whole text needs no chip. */
const shownParts = ({ text, understood }: Query): readonly Part[] =>
  understood.filter((part) => part.kind !== 'theme' || !FILLER.test(removeSpan(text, part.cut)));

const partChips = (query: Query): ChipModel[] =>
  shownParts(query).map((part) => ({
    key: `${part.kind} ${part.start}`,
    kind: part.kind,
    label: partLabel(part),
    words: [part.start, part.end],
    ignored: query.relaxed.includes(part.text),
    without: { q: removeSpan(query.text, part.cut) },
  }));
