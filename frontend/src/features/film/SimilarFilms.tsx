/** Films like the open one. An extra: when it fails, it says so and leaves the record alone. */
import { useQuery } from '@tanstack/react-query';

import { similarQuery } from '@/api/queries';
import { Failure } from '@/components/Failure';
import { FilmRow } from '@/components/FilmRow';
import { RowSkeleton } from '@/components/Skeletons';
import { filmTexts } from '@/lib/texts';

export function SimilarFilms({ id }: { id: number }) {
  const { data, error, refetch } = useQuery(similarQuery(id));
  if (error) return <Failure heading={filmTexts.similarFailed} error={error} retry={() => void refetch()} />;
  if (!data) return <RowSkeleton />;
  return data.hits.length > 0 ? <FilmRow title={filmTexts.similar} films={data.hits} /> : null;
}
