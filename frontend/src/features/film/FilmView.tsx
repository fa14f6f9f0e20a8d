/** A film with its details and similar films, on its page and in a dialog. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';

import { ApiProblem } from '@/api/problem';
import { movieQuery } from '@/api/queries';
import { Failure } from '@/components/Failure';
import { useList } from '@/lib/list';
import { usePageDescription } from '@/lib/pageDescription';
import { usePageTitle } from '@/lib/pageTitle';
import { filmTexts, shellTexts } from '@/lib/texts';

import { FilmMissing } from './FilmMissing';
import { FilmRecord } from './FilmRecord';
import { FilmSkeleton } from './FilmSkeleton';
import { SimilarFilms } from './SimilarFilms';

export function FilmView({ id, level }: { id: number; level: 1 | 2 }) {
  const { data, error, refetch } = useQuery(movieQuery(id));
  const opened = useList((list) => list.opened);
  const title = data ? (data.year == null ? data.title : filmTexts.titled(data.title, data.year)) : filmTexts.film;
  usePageTitle(shellTexts.title(title));
  usePageDescription(data?.overview ?? data?.tagline);
  useEffect(() => {
    if (data) opened(data);
  }, [data, opened]);
  if (data) {
    return (
      <>
        <FilmRecord film={data} level={level} />
        <SimilarFilms id={id} />
      </>
    );
  }
  if (!error) return <FilmSkeleton page={level === 1} />;
  return (
    <div className="page py-16">
      {error instanceof ApiProblem && error.status === 404 ? (
        <FilmMissing detail={error.message} level={level} />
      ) : (
        <Failure heading={filmTexts.failed} error={error} retry={() => void refetch()} />
      )}
    </div>
  );
}
