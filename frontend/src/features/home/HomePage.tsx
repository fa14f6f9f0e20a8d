/** The home page under its invitation: the film of the day, where the visitor was, and the shelves. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { rowsQuery } from '@/api/queries';
import type { MovieRow } from '@/api/types';
import { Failure } from '@/components/Failure';
import { RowSkeleton } from '@/components/Skeletons';
import { useLikedFilms } from '@/lib/likedFilms';
import { asCard, useList, useVisibleFilms } from '@/lib/list';
import { usePageTitle } from '@/lib/pageTitle';
import { homeTexts } from '@/lib/texts';

import { Featured, FeaturedSkeleton } from './Featured';
import { Shelf } from './Shelf';
import { filmOfTheDay, inOrder } from './shelves';

export function HomePage() {
  usePageTitle(homeTexts.title);
  const { data, error, refetch } = useQuery(rowsQuery(useLikedFilms()));
  return (
    <div className="page flex flex-col gap-8 pb-16 sm:gap-10">
      {data ? (
        <Shelves rows={inOrder(data.rows)} />
      ) : error ? (
        <Failure heading={homeTexts.failed} error={error} retry={() => void refetch()} />
      ) : (
        <>
          <FeaturedSkeleton />
          <RowSkeleton />
          <RowSkeleton />
        </>
      )}
    </div>
  );
}

function Shelves({ rows }: { rows: readonly MovieRow[] }) {
  // As it was when the page came: a film that is opened and closed must not move what is underneath.
  const [recent] = useState(() => useList.getState().recent.map(({ film }) => asCard(film)));
  const [today] = useState(() => new Date());
  const film = filmOfTheDay(useVisibleFilms(rows[0]?.hits ?? []), today);
  const shelves = [
    ...(recent.length > 0 ? [{ name: 'recent', title: homeTexts.goOn, hits: recent }] : []),
    ...rows,
  ];
  return (
    <>
      {film ? <Featured key={film.id} film={film} /> : null}
      {shelves.map(({ name, title, hits }, index) => (
        <Shelf key={name} title={title} films={hits} index={index} />
      ))}
    </>
  );
}
