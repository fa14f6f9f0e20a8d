/** The films of one section of the list, from the browser's storage, so that they are shown without a connection. */
import { X } from 'lucide-react';
import { useRef } from 'react';

import { FilmCard } from '@/components/FilmCard';
import { asCard, removeMark, type Entry, type Mark } from '@/lib/list';
import { listTexts } from '@/lib/texts';

export function SavedFilms({ mark, entries }: { mark: Mark; entries: readonly Entry[] }) {
  const grid = useRef<HTMLUListElement>(null);
  const remove = (entry: Entry, index: number) => {
    // The focus moves to the button of the next film.
    const buttons = grid.current?.querySelectorAll<HTMLElement>('[data-remove]');
    (buttons?.[index + 1] ?? buttons?.[index - 1] ?? document.querySelector<HTMLElement>('h1'))?.focus();
    removeMark(mark, entry.film);
  };
  return (
    <ul ref={grid} className="film-grid">
      {entries.map((entry, index) => (
        <li key={entry.film.id} className="flex flex-col justify-between gap-2">
          <FilmCard film={asCard(entry.film)} />
          <button
            type="button"
            data-remove=""
            aria-label={listTexts.remove(entry.film.title)}
            onClick={() => remove(entry, index)}
            className="-ml-2 inline-flex min-h-9 items-center gap-1.5 self-start rounded-md px-2 text-sm text-dust hover:bg-rail hover:text-bone pointer-coarse:min-h-11 print:hidden"
          >
            <X aria-hidden="true" className="size-4" />
            {listTexts.removeShort}
          </button>
        </li>
      ))}
    </ul>
  );
}
