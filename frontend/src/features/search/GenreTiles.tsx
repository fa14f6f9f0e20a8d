/** Links to genres, each in its own colour and with a motif of its drawn posters. */
import type { CSSProperties } from 'react';

import { groundOf } from '@/components/posterPalettes';
import { SearchLink } from '@/components/SearchLink';
import { Skeleton } from '@/components/Skeletons';
import { lazyComponent } from '@/lib/lazyComponent';
import { number } from '@/lib/texts/plural';

const GRID = 'grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 lg:grid-cols-4 xl:grid-cols-5';
const HEIGHT = 'h-24 sm:h-28';

const SceneArt = lazyComponent(() => import('@/components/PosterArt').then((module) => module.SceneArt));

interface Props {
  genres: readonly { readonly name: string; readonly count: number }[];
  /** The id of their heading. */
  labelledBy: string;
}

export function GenreTiles({ genres, labelledBy }: Props) {
  return (
    <ul aria-labelledby={labelledBy} className={GRID}>
      {genres.map(({ name, count }) => (
        <li key={name}>
          <Tile name={name} count={count} />
        </li>
      ))}
    </ul>
  );
}

/** As many as a catalogue has genres, so that the layout does not shift. */
export const GenreTilesSkeleton = () => (
  <div aria-hidden="true" className={GRID}>
    {Array.from({ length: 18 }, (_, at) => (
      <Skeleton key={at} className={`${HEIGHT} rounded-xl`} />
    ))}
  </div>
);

function Tile({ name, count }: { name: string; count: number }) {
  const asFilm = { id: idOf(name), title: name, genres: [name] };
  return (
    <SearchLink
      search={{ genres: [name] }}
      className={`group/tile relative isolate flex ${HEIGHT} flex-col justify-end overflow-hidden rounded-xl p-4 text-left text-poster transition duration-200 hover:-translate-y-1 hover:shadow-xl hover:shadow-black/40 hover:ring-2 hover:ring-lamp`}
    >
      <div aria-hidden="true" className="absolute inset-0 -z-10 select-none" style={{ '--ground': groundOf(asFilm) } as CSSProperties}>
        <div className="absolute inset-0 bg-(--ground)" />
        <SceneArt film={asFilm} />
        <div className="absolute inset-0 bg-linear-to-tr from-black/70 via-black/25 to-transparent" />
      </div>
      <span className="font-display text-xl/6 font-semibold">{name}</span>
      <span className="text-sm text-poster/90 tabular-nums">{number(count)}</span>
    </SearchLink>
  );
}

/** A stable number for a genre, which chooses its motif. */
const idOf = (name: string) => Array.from(name).reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), 3) % 9973;
