/** All facets of a search, with the number of films for each choice. A click changes the address. */
import type { SearchAnswer } from '@/api/types';
import { FACET_FILTERS, optionsOf, type Facets } from '@/lib/filters';
import { useList } from '@/lib/list';
import { usePreferences } from '@/lib/preferences';
import type { SearchState } from '@/lib/searchParams';
import { panelTexts } from '@/lib/texts';

import { FacetGroup } from './FacetGroup';
import { RatioSlider } from './RatioSlider';
import { withUnderstood } from './understoodFilters';

interface Props {
  state: SearchState;
  facets: Facets;
  /** How the words of the shown answer were understood. */
  query: SearchAnswer['query'] | null;
}

export function FilterPanel({ state, facets, query }: Props) {
  return (
    <div className="flex flex-col gap-6">
      <h2 className="sr-only">{panelTexts.heading}</h2>
      {state.q === undefined ? null : <RatioSlider state={state} />}
      {FACET_FILTERS.map((filter) => (
        <FacetGroup key={filter.facet.name} filter={filter} options={withUnderstood(filter, optionsOf(filter, state, facets), query)} />
      ))}
      <HideSeen />
    </div>
  );
}

/** Only for visitors who have marked a film as seen. */
function HideSeen() {
  const { hideSeen, setHideSeen } = usePreferences();
  const anySeen = useList((list) => Object.keys(list.marks.seen).length > 0);
  if (!anySeen && !hideSeen) return null;
  return (
    <label className="flex min-h-11 items-center gap-3 text-sm text-sand hover:text-bone">
      <input type="checkbox" checked={hideSeen} onChange={(event) => setHideSeen(event.target.checked)} className="size-5 accent-lamp" />
      {panelTexts.hideSeen}
    </label>
  );
}
