/** The search page in all its states: empty, loading, results, no connection, error. */
import { ApiProblem } from '@/api/problem';
import { Failure } from '@/components/Failure';
import { GridSkeleton } from '@/components/Skeletons';
import { hasFilters } from '@/lib/filters';
import { useOnline } from '@/lib/online';
import { usePageTitle } from '@/lib/pageTitle';
import { searchTexts, shellTexts } from '@/lib/texts';

import { filtersTitle } from './chips';
import { FiltersHeading } from './FiltersHeading';
import { Offline } from './Offline';
import { QueryLine } from './QueryLine';
import { SearchResults } from './SearchResults';
import { SearchStart } from './SearchStart';
import { useResults } from './useResults';
import { usePageSearch } from './useSearch';

export function SearchPage() {
  const state = usePageSearch();
  const { results, query } = useResults(state);
  const online = useOnline();
  usePageTitle(shellTexts.title(state.q ?? (filtersTitle(state) || searchTexts.title)));
  if (state.q === undefined && !hasFilters(state)) return <SearchStart />;
  if (results) return <SearchResults state={state} results={results} query={query} />;
  const unreachable = query.error instanceof ApiProblem && query.error.status === 0;
  return (
    <div className="page flex flex-col gap-6 py-6 sm:py-8">
      {state.q === undefined ? <FiltersHeading state={state} /> : <QueryLine text={state.q} marked={null} />}
      {query.fetchStatus === 'paused' || (unreachable && !online) ? (
        <Offline />
      ) : query.error ? (
        <Failure heading={searchTexts.failed} error={query.error} retry={() => void query.refetch()} />
      ) : (
        <GridSkeleton count={12} />
      )}
    </div>
  );
}
