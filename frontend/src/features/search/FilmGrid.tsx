/** The results with their reasons. The grid is one Tab stop; the arrow keys move between films. */
import { useRef } from 'react';

import { FilmCard } from '@/components/FilmCard';
import { Reasons } from '@/components/Reasons';
import { useRecentSearches } from '@/lib/recentSearches';
import { searchTexts } from '@/lib/texts';

import { useGridKeys } from './useGridKeys';
import type { Results } from './useResults';

interface Props {
  films: Results['films'];
  search: string | undefined;
}

export function FilmGrid({ films, search }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = useGridKeys(list, films);
  const remember = useRecentSearches((state) => state.remember);
  return (
    <div className="group/grid relative">
      <p
        id="grid-hint"
        className="pointer-events-none absolute -top-5 right-0 text-xs text-dust opacity-0 group-has-[:focus-visible]/grid:opacity-100"
      >
        {searchTexts.gridHint}
      </p>
      {/* Keys and clicks bubble up from the links inside. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul
        ref={list}
        aria-labelledby="results"
        aria-describedby="grid-hint"
        onKeyDown={onKeyDown}
        // A search with an opened result is worth remembering.
        onClick={() => (search === undefined ? undefined : remember(search))}
        className="grid grid-cols-[repeat(auto-fill,minmax(min(10.5rem,50%-0.5rem),1fr))] gap-x-4 gap-y-9 sm:gap-x-5"
      >
        {films.map((film) => (
          <li key={film.id} className="flex min-w-0 flex-col gap-2">
            <FilmCard film={film} />
            <Reasons reasons={film.reasons ?? []} />
          </li>
        ))}
      </ul>
    </div>
  );
}
