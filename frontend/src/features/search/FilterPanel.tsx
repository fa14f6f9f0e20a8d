/** Everything a search can be narrowed by, with how many films each choice leaves. A click changes the address. */
import { useQuery } from '@tanstack/react-query';

import { genresQuery } from '@/api/queries';
import type { SearchAnswer } from '@/api/types';
import { useList } from '@/lib/list';
import { usePreferences } from '@/lib/preferences';
import type { SearchState } from '@/lib/searchParams';
import { filterTexts } from '@/lib/texts';

import { FacetGroup } from './FacetGroup';
import { FACETS, optionsOf } from './facets';
import { RatioSlider } from './RatioSlider';

interface Props {
  state: SearchState;
  /** Null while the catalogue is browsed: there is no text, and nothing is counted. */
  answer: SearchAnswer | null;
}

export function FilterPanel({ state, answer }: Props) {
  const { data } = useQuery({ ...genresQuery(), enabled: answer === null });
  const genres = data?.hits.map(({ name }) => name) ?? [];
  return (
    <div className="flex flex-col gap-6">
      <h2 className="sr-only">{filterTexts.heading}</h2>
      {state.q === undefined ? null : <RatioSlider state={state} />}
      {FACETS.map((name) => (
        <FacetGroup key={name} name={name} options={optionsOf(name, state, answer?.facets ?? null, genres)} />
      ))}
      <HideSeen />
    </div>
  );
}

/** Only for whoever has marked a film as seen: to others it says nothing. */
function HideSeen() {
  const { hideSeen, setHideSeen } = usePreferences();
  const anySeen = useList((list) => Object.keys(list.marks.seen).length > 0);
  if (!anySeen && !hideSeen) return null;
  return (
    <label className="flex min-h-11 items-center gap-3 text-sm text-sand hover:text-bone">
      <input type="checkbox" checked={hideSeen} onChange={(event) => setHideSeen(event.target.checked)} className="size-5 accent-lamp" />
      {filterTexts.hideSeen}
    </label>
  );
}
