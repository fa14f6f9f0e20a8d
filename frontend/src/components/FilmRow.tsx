/** Films in one line that scrolls sideways: by touch, by keyboard through the links, or with the two buttons. */
import { ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react';
import { useId, useRef } from 'react';

import type { Card } from '@/api/types';
import { commonTexts } from '@/lib/texts';

import { FilmCard } from './FilmCard';

export function FilmRow({ title, films }: { title: string; films: readonly Card[] }) {
  const list = useRef<HTMLUListElement>(null);
  const headingId = useId();
  const scroll = (direction: 1 | -1) => {
    const width = list.current?.clientWidth ?? 0;
    list.current?.scrollBy({ left: direction * width * 0.85 });
  };
  return (
    <section aria-labelledby={headingId} className="min-w-0">
      <div className="mb-4 flex items-center gap-2">
        <h2 id={headingId} className="mr-auto font-display text-xl sm:text-2xl">
          {title}
        </h2>
        <ScrollButton label={commonTexts.rowBack(title)} onClick={() => scroll(-1)} icon={ChevronLeft} />
        <ScrollButton label={commonTexts.rowMore(title)} onClick={() => scroll(1)} icon={ChevronRight} />
      </div>
      <ul
        ref={list}
        className="-mx-2 flex scroll-smooth snap-x scroll-px-2 gap-4 overflow-x-auto px-2 pt-2 pb-4 [scrollbar-color:var(--color-edge)_transparent] [scrollbar-width:thin]"
      >
        {films.map((film) => (
          <li key={film.id} className="w-34 shrink-0 snap-start sm:w-40">
            <FilmCard film={film} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For a mouse without sideways scrolling; a touch screen needs no buttons. */
function ScrollButton({ label, onClick, icon: Icon }: { label: string; onClick: () => void; icon: LucideIcon }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className="hidden size-9 place-items-center rounded-full border border-edge text-sand hover:border-lamp hover:text-lamp pointer-fine:grid"
    >
      <Icon aria-hidden="true" className="size-4" />
    </button>
  );
}
