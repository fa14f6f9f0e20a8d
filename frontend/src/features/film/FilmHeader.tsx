/** The header of a film: backdrop, poster, title, facts and actions. */
import type { CSSProperties } from 'react';

import type { Movie } from '@/api/types';
import { ListActions } from '@/components/ListActions';
import { Poster } from '@/components/Poster';
import { groundOf } from '@/components/posterPalettes';
import { SearchLink } from '@/components/SearchLink';
import { language, runtime } from '@/lib/format';
import { filmTexts } from '@/lib/texts';

import { Backdrop } from './Backdrop';
import { RatingRing } from './RatingRing';
import { ShareAndPrint } from './ShareAndPrint';

const GENRE =
  'inline-flex min-h-8 pointer-coarse:min-h-11 items-center rounded-full border border-poster/30 px-3 text-sm hover:border-poster hover:bg-poster hover:text-black focus-visible:outline-poster print:min-h-0 print:border-0 print:p-0';

/** `level` is the level of its heading: 1 on its own page, 2 in a dialog. */
export function FilmHeader({ film, level }: { film: Movie; level: 1 | 2 }) {
  const Heading = `h${level}` as const;
  const facts = [film.year, runtime(film.runtime_minutes), language(film.language)].filter((fact) => fact != null && fact !== '');
  // The poster's colour, dark enough for white text.
  const band = { '--band': `color-mix(in oklab, ${groundOf(film)} 70%, black)` } as CSSProperties;
  const picture = Boolean(film.backdrop_url);
  return (
    <header style={band} className="@container relative isolate overflow-clip bg-(--band) text-poster print:bg-transparent">
      <Backdrop film={film} over={level === 2} />
      <div
        className={`grid grid-cols-[5.5rem_1fr] items-end gap-x-4 gap-y-5 page pb-8 @xl:grid-cols-[11rem_1fr] @xl:grid-rows-[1fr_auto] @xl:gap-x-8 @xl:pb-10 @5xl:grid-cols-[15rem_1fr] print:grid-cols-[6rem_1fr] print:pt-0 ${
          picture ? 'pt-[38cqi] @xl:pt-28 @5xl:pt-44' : 'pt-8 @xl:pt-16 @5xl:pt-20'
        }`}
      >
        <div className="self-end rounded-md shadow-2xl ring-1 shadow-black/50 ring-poster/15 @xl:row-span-2">
          <Poster film={film} />
        </div>
        <div className="flex min-w-0 flex-col gap-3 @xl:gap-4">
          <div>
            <Heading className="font-display text-3xl leading-[1.05] font-semibold text-balance wrap-anywhere @xl:pr-8 @xl:text-5xl @5xl:text-6xl">
              {film.title}
            </Heading>
            {film.original_title ? <p className="mt-2 text-poster/85">{filmTexts.originalTitle(film.original_title)}</p> : null}
          </div>
          {facts.length > 0 ? <p className="text-poster/90">{facts.join(' · ')}</p> : null}
        </div>
        <div className="col-span-2 flex min-w-0 flex-col gap-5 @xl:col-span-1 @xl:col-start-2">
          {film.tagline ? (
            <p className="max-w-2xl font-display text-xl leading-snug text-balance italic @xl:text-2xl">{film.tagline}</p>
          ) : null}
          <div className="flex flex-wrap items-center gap-x-6 gap-y-3 empty:hidden">
            <RatingRing value={film.rating} />
            {film.genres.length > 0 ? (
              <ul className="flex flex-wrap gap-2">
                {film.genres.map((genre) => (
                  <li key={genre}>
                    <SearchLink search={{ genres: [genre] }} className={GENRE}>
                      {genre}
                    </SearchLink>
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
          <div className="flex flex-col gap-x-6 gap-y-2 @xl:flex-row @xl:flex-wrap print:hidden">
            <ListActions film={film} size="large" />
            <ShareAndPrint film={film} />
          </div>
        </div>
      </div>
    </header>
  );
}
