/** A film with all that is known of it and films like it, wherever it is shown. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';

import { movieQuery } from '@/api/queries';
import { Failure } from '@/components/Failure';
import { useList } from '@/lib/list';
import { usePageTitle } from '@/lib/pageTitle';
import { filmTexts, shellTexts } from '@/lib/texts';

import { FilmRecord } from './FilmRecord';
import { SimilarFilms } from './SimilarFilms';

export function FilmView({ id, level }: { id: number; level: 1 | 2 }) {
  const { data, error, refetch } = useQuery(movieQuery(id));
  const opened = useList((list) => list.opened);
  usePageTitle(shellTexts.title(data?.title ?? filmTexts.film));
  useEffect(() => {
    if (data) opened(data);
  }, [data, opened]);
  return (
    <div className="flex flex-col gap-8">
      {error ? (
        <Failure heading={filmTexts.failed} error={error} retry={() => void refetch()} />
      ) : data ? (
        <FilmRecord film={data} level={level} />
      ) : (
        <p role="status" className="py-24 text-center text-dust">
          {filmTexts.loading}
        </p>
      )}
      {data ? <SimilarFilms id={id} /> : null}
    </div>
  );
}
