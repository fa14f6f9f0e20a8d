/** A film in a list. Shows what is known and leaves out what is not: no rating is nothing, not a zero. */
import type { Card, Reason } from '@/api/types';
import { names, rating, runtime } from '@/lib/format';
import { commonTexts } from '@/lib/texts';

import { FilmLink } from './FilmLink';
import { Poster } from './Poster';

export function FilmCard({ film, reasons = [] }: { film: Card; reasons?: readonly Reason[] }) {
  const rated = rating(film.rating);
  const facts = [film.year, runtime(film.runtime_minutes)].filter((fact) => fact != null).join(' · ');
  return (
    <article className="group relative flex flex-col gap-3">
      <div className="rounded-md ring-lamp/70 transition duration-200 group-hover:-translate-y-1 group-hover:ring-2">
        <Poster film={film} />
      </div>
      <div className="flex min-w-0 flex-col gap-1 text-sm text-dust">
        <h3 className="text-base leading-snug font-semibold text-bone wrap-break-word">
          <FilmLink id={film.id} className="after:absolute after:inset-0 group-hover:text-lamp">
            {film.title}
          </FilmLink>
        </h3>
        {facts ? <p>{facts}</p> : null}
        {rated ? (
          <p>
            <span aria-hidden="true" className="text-lamp">
              ★{' '}
            </span>
            <span className="font-semibold text-bone">{rated.average}</span>
            <span className="sr-only"> {commonTexts.outOfTen},</span> <span>{rated.count}</span>
          </p>
        ) : null}
        {film.directors.length > 0 ? <p className="text-sand">{names(film.directors, 2)}</p> : null}
        {film.genres.length > 0 ? <p>{names(film.genres, 3)}</p> : null}
        {reasons.length > 0 ? (
          <ul aria-label={commonTexts.whyHere} className="mt-1 flex flex-wrap gap-1">
            {reasons.map((reason) => (
              <li key={`${reason.kind} ${reason.text}`} className="rounded bg-rail px-1.5 py-0.5 text-xs text-sand">
                {reason.text}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </article>
  );
}
