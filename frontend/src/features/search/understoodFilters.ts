/** The choices of a facet, with those ticked that were understood from the words. A click on one removes its words. */
import type { Part, SearchAnswer } from '@/api/types';
import type { FacetFilter, Option } from '@/lib/filters';
import type { SearchChange } from '@/lib/searchParams';

import { removeSpan } from './removeSpan';

type Query = SearchAnswer['query'];

/** A choice whose click may also change the words. */
export interface Choice extends Omit<Option, 'change'> {
  readonly change: SearchChange;
}

export function withUnderstood(filter: FacetFilter, options: readonly Option[], query: Query | null): readonly Choice[] {
  // An ignored filter does not filter, so it is not ticked.
  const parts = (query?.understood ?? []).filter(({ kind, text }) => kind === filter.kind && query?.relaxed.includes(text) === false);
  if (query === null || parts.length === 0) return options;
  return options.map((option): Choice => {
    if (option.chosen) return option;
    const own = parts.find((part) => chooses(filter, option, part));
    if (own) return { ...option, chosen: true, change: { q: removeSpan(query.text, own.cut) } };
    // Only genres can be chosen beside each other; another choice replaces the words.
    const [part] = parts;
    return filter.form === 'names' || !part ? option : { ...option, change: { ...option.change, q: removeSpan(query.text, part.cut) } };
  });
}

/** The part of the words is this very choice. */
function chooses(filter: FacetFilter, { value, change }: Option, part: Part): boolean {
  const changed = change as Readonly<Record<string, unknown>>;
  switch (filter.form) {
    case 'names':
    case 'code':
      return part.value === value;
    case 'range':
      return changed[filter.parameters[0]] === (part.from ?? undefined) && changed[filter.parameters[1]] === (part.to ?? undefined);
    case 'minimum':
      return changed[filter.parameter] === (part.from ?? undefined) && (part.to ?? undefined) === undefined;
  }
}
