/** All details of a film, on its page and in a dialog. Missing ones are left out. */
import type { Movie } from '@/api/types';

import { CastGrid } from './CastGrid';
import { FilmFacts } from './FilmFacts';
import { FilmHeader } from './FilmHeader';
import { Reviews } from './Reviews';
import { Trailers } from './Trailers';
import { WhereToWatch } from './WhereToWatch';

export function FilmRecord({ film, level }: { film: Movie; level: 1 | 2 }) {
  return (
    <div className="@container">
      <FilmHeader film={film} level={level} />
      <div className="grid gap-x-14 gap-y-10 page pt-8 @xl:pt-10 @3xl:grid-cols-[minmax(0,1fr)_minmax(14rem,20rem)] print:gap-y-4">
        <div className="flex min-w-0 flex-col gap-8 empty:hidden print:gap-4">
          {film.overview ? <p className="max-w-prose text-lg leading-relaxed text-sand">{film.overview}</p> : null}
          <Trailers trailers={film.trailers} />
          <CastGrid cast={film.cast} />
          <WhereToWatch watch={film.watch} />
          <Reviews reviews={film.reviews} />
        </div>
        <FilmFacts film={film} />
      </div>
    </div>
  );
}
