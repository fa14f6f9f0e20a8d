/** The sort order of the results. */
import { ChevronDown } from 'lucide-react';
import { useId } from 'react';

import { SORTS, type SearchState, type Sort } from '@/lib/searchParams';
import { panelTexts } from '@/lib/texts';

import { useChangeSearch } from './useSearch';

export function SortMenu({ state }: { state: SearchState }) {
  const change = useChangeSearch();
  const id = useId();
  // Without a text there is no relevance, so the default is by popularity.
  const browsing = state.q === undefined;
  const sorts = browsing ? SORTS.filter((sort) => sort !== 'relevance') : SORTS;
  const choose = (sort: Sort) => void change({ sort: sort === 'relevance' ? undefined : sort });
  return (
    <div className="relative inline-flex items-center">
      <label htmlFor={id} className="sr-only">
        {panelTexts.sort.label}
      </label>
      <select
        id={id}
        value={state.sort ?? (browsing ? 'popularity' : 'relevance')}
        onChange={(event) => choose(event.target.value as Sort)}
        className="min-h-11 cursor-pointer appearance-none rounded-full border border-edge bg-seat py-2 pr-9 pl-4 text-sm text-bone hover:border-lamp"
      >
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {panelTexts.sort[sort]}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute right-3 size-4 text-dust" />
    </div>
  );
}
