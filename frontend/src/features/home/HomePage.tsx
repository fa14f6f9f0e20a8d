/** The shelves: rows of films to look around in before anything is searched. */
import { useQuery } from '@tanstack/react-query';

import { rowsQuery } from '@/api/queries';
import { Failure } from '@/components/Failure';
import { FilmRow } from '@/components/FilmRow';
import { RowSkeleton } from '@/components/Skeletons';
import { usePageTitle } from '@/lib/pageTitle';
import { homeTexts } from '@/lib/texts';

export function HomePage() {
  usePageTitle(homeTexts.title);
  const { data, error, refetch } = useQuery(rowsQuery());
  return (
    <div className="page flex flex-col gap-10 py-10">
      {error ? (
        <Failure heading={homeTexts.failed} error={error} retry={() => void refetch()} />
      ) : data ? (
        data.rows.map((row) => <FilmRow key={row.name} title={row.title} films={row.hits} />)
      ) : (
        <>
          <RowSkeleton />
          <RowSkeleton />
        </>
      )}
    </div>
  );
}
