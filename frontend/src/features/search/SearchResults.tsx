/** The results of a search, with chips, notes, filters and sorting. */
import { useState } from 'react';

import { useOnline } from '@/lib/online';
import type { SearchState } from '@/lib/searchParams';
import { searchTexts } from '@/lib/texts';

import { Chips } from './Chips';
import type { Span } from './removeSpan';
import { FilmGrid } from './FilmGrid';
import { FilterPanel } from './FilterPanel';
import { FilterSheetButton } from './FilterSheetButton';
import { HiddenFilms } from './HiddenFilms';
import { LoadMore, type NextPage } from './LoadMore';
import { NoResults } from './NoResults';
import { Notes } from './Notes';
import { FiltersHeading } from './FiltersHeading';
import { QueryLine } from './QueryLine';
import { SortMenu } from './SortMenu';
import { Summary } from './Summary';
import type { Results } from './useResults';
import { useVisibleResults } from './useVisibleResults';

interface Props {
  state: SearchState;
  results: Results;
  query: NextPage & { readonly isPlaceholderData: boolean };
}

export function SearchResults({ state, results, query }: Props) {
  const { answer, facets, films, total } = results;
  const { shown, hidden, seen } = useVisibleResults(films);
  const [words, setWords] = useState<Span | null>(null);
  const online = useOnline();
  const stale = query.isPlaceholderData;
  // Positions refer to the text of the answer, which may be an earlier text while the next answer loads.
  const understood = answer?.query.text === state.q ? answer?.query ?? null : null;
  const marked = understood ? words : null;
  return (
    <div className="page py-6 sm:py-8">
      <div className="flex flex-col gap-4">
        {state.q === undefined ? <FiltersHeading state={state} /> : <QueryLine text={state.q} marked={marked} />}
        <Chips state={state} query={answer?.query ?? null} stale={stale} onPoint={setWords} />
        {answer ? <Notes answer={answer} literal={state.literal === true} /> : null}
        {stale && !online ? <p className="text-sand">{searchTexts.offlineStale}</p> : null}
      </div>
      <div className="mt-6 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-8">
        <aside className="hidden lg:block">
          <div className="lg:sticky lg:top-24 lg:max-h-[calc(100dvh-7rem)] lg:overflow-y-auto lg:overscroll-contain lg:-ml-2 lg:p-2 lg:pr-3 [scrollbar-color:var(--color-edge)_transparent] [scrollbar-width:thin]">
            <FilterPanel state={state} facets={facets} query={understood} />
          </div>
        </aside>
        {/* Dimmed while results load. */}
        <div aria-busy={stale && online} className="group/results min-w-0">
          <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-3">
            <Summary results={results} />
            <div className="ml-auto flex items-center gap-2">
              <FilterSheetButton state={state} facets={facets} query={understood} total={total} />
              <SortMenu state={state} />
            </div>
          </div>
          <div className="transition-opacity delay-150 group-aria-busy/results:opacity-50">
            {shown.length > 0 ? <FilmGrid films={shown} search={state.q} /> : query.hasNextPage ? null : <NoResults state={state} answer={answer} allHidden={films.length > 0} />}
            <HiddenFilms hidden={hidden} seen={seen} />
            <LoadMore query={query} shown={films.length} total={total} stale={stale} />
          </div>
        </div>
      </div>
    </div>
  );
}
