/** Similar films, optionally with a difference, which is part of the address. A failure does not affect the film's details. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId } from 'react';

import { similarQuery } from '@/api/queries';
import { EmptyState } from '@/components/EmptyState';
import { Failure } from '@/components/Failure';
import { FilmCard } from '@/components/FilmCard';
import { Reasons } from '@/components/Reasons';
import { GridSkeleton } from '@/components/Skeletons';
import { useVisibleFilms } from '@/lib/list';
import { useBut } from '@/lib/openFilm';
import { commonTexts, filmTexts } from '@/lib/texts';

import { ButForm } from './ButForm';

export function SimilarFilms({ id }: { id: number }) {
  const headingId = useId();
  const [but, setBut] = useBut();
  // The previous films stay visible, dimmed, while the next ones load.
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...similarQuery(id, but === undefined ? {} : { but }),
    placeholderData: keepPreviousData,
  });
  const films = useVisibleFilms(data?.hits ?? []);
  const found = data && !isPlaceholderData && but !== undefined && films.length > 0;
  return (
    <section aria-labelledby={headingId} className="page py-12 print:hidden">
      <h2 id={headingId} className="font-display text-2xl text-balance wrap-anywhere sm:text-3xl">
        {but === undefined ? filmTexts.similar : filmTexts.similarBut(but)}
      </h2>
      <ButForm but={but} onChange={setBut} />
      {/* Announced, since the list below the pressed button changes. */}
      <p role="status" className="sr-only">
        {isPlaceholderData ? filmTexts.similarLoading : found ? filmTexts.similarFound(commonTexts.films(films.length), but) : ''}
      </p>
      {data && data.degraded.length > 0 ? <p className="mb-5 border-l-4 border-lamp pl-3 text-sand">{filmTexts.similarDegraded}</p> : null}
      {error ? (
        <Failure heading={filmTexts.similarFailed} error={error} retry={() => void refetch()} />
      ) : !data ? (
        <GridSkeleton count={6} />
      ) : films.length === 0 ? (
        <EmptyState level={3} heading={but === undefined ? filmTexts.similarNone : filmTexts.similarNoneBut(but)} />
      ) : (
        <ul
          aria-busy={isPlaceholderData}
          className={`film-grid transition-opacity duration-200 ${isPlaceholderData ? 'opacity-45' : ''}`}
        >
          {films.map((film) => (
            <li key={film.id}>
              <FilmCard film={film}>
                <Reasons reasons={film.reasons} />
              </FilmCard>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
