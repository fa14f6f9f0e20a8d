/**
 * The home page below its header. Cards and rows are a chunk of their own, loaded at the same time as the films, so that
 * the header and the search box wait for neither.
 */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useDeferredValue } from 'react';

import { rowsQuery } from '@/api/queries';
import { Failure } from '@/components/Failure';
import { RowSkeleton } from '@/components/Skeletons';
import { useLikedFilms } from '@/lib/likedFilms';
import { usePageTitle } from '@/lib/pageTitle';
import { homeTexts } from '@/lib/texts';

import { FeaturedSkeleton } from './FeaturedSkeleton';

export const loadShelves = () => import('./Shelves');
const Shelves = lazy(() => loadShelves().then((module) => ({ default: module.Shelves })));

export function HomePage() {
  usePageTitle(homeTexts.title);
  const { data, error, refetch } = useQuery(rowsQuery(useLikedFilms()));
  // Deferred, so that rendering many cards does not block input, and hydration matches the prerendered page.
  const rows = useDeferredValue(data?.rows ?? null, null);
  const failure = useDeferredValue(data ? null : error, null);
  return (
    <div className="page flex flex-col gap-5 pb-12 sm:gap-6">
      {rows ? (
        <Suspense fallback={<ShelvesSkeleton />}>
          <Shelves rows={rows} />
        </Suspense>
      ) : failure ? (
        <Failure heading={homeTexts.failed} error={failure} retry={() => void refetch()} />
      ) : (
        <ShelvesSkeleton />
      )}
    </div>
  );
}

function ShelvesSkeleton() {
  return (
    <>
      <FeaturedSkeleton />
      <RowSkeleton />
      <RowSkeleton />
    </>
  );
}
