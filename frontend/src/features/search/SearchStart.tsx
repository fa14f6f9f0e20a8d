/** The search page without a search: example searches, and genres. */
import { useQuery } from '@tanstack/react-query';

import { genresQuery } from '@/api/queries';
import { searchTexts } from '@/lib/texts';

import { Examples } from './Examples';
import { GenreTiles, GenreTilesSkeleton } from './GenreTiles';

export function SearchStart() {
  const { data, isPending } = useQuery(genresQuery());
  return (
    <div className="page py-10 sm:py-14">
      <div className="mx-auto flex max-w-3xl flex-col items-center gap-5 text-center">
        <h1 className="font-display text-3xl text-balance sm:text-5xl">{searchTexts.begin}</h1>
        <p className="max-w-xl text-lg text-balance text-sand">{searchTexts.beginHint}</p>
        <Examples className="justify-center" />
      </div>
      {isPending || (data && data.hits.length > 0) ? (
        <section aria-labelledby="begin-genres" className="mt-12">
          <h2 id="begin-genres" className="mb-4 font-display text-2xl">
            {searchTexts.genresLabel}
          </h2>
          {data ? <GenreTiles genres={data.hits} labelledBy="begin-genres" /> : <GenreTilesSkeleton />}
        </section>
      ) : null}
    </div>
  );
}
