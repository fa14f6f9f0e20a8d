/** A placeholder for results, with the heading of the search. */
import { GridSkeleton } from '@/components/Skeletons';

import { QueryLine } from './QueryLine';
import { usePageSearch } from './useSearch';

export function SearchSkeleton() {
  const { q } = usePageSearch();
  return (
    <div className="page flex flex-col gap-6 py-6 sm:py-8">
      {q === undefined ? null : <QueryLine text={q} marked={null} />}
      <GridSkeleton count={12} />
    </div>
  );
}
