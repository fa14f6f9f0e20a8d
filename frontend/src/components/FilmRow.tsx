/** A horizontally scrolling row of films: by touch, mouse, wheel, keyboard, or with two buttons. */
import { ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react';
import { useId, useRef } from 'react';

import type { Card } from '@/api/types';
import { commonTexts } from '@/lib/texts';

import { FilmCard } from './FilmCard';
import { RowFrame } from './RowFrame';
import { useRowKeys } from './useRowKeys';
import { useRowScroll } from './useRowScroll';

interface Props {
  title: string;
  films: readonly Card[];
  /** Loads the posters at once, for the first row of a page. */
  eager?: boolean;
}

export function FilmRow({ title, films, eager = false }: Props) {
  const headingId = useId();
  return (
    <RowFrame title={title} headingId={headingId}>
      <FilmLine title={title} headingId={headingId} films={films} eager={eager} />
    </RowFrame>
  );
}

/** The row without its heading. */
export function FilmLine({ title, headingId, films, eager = false }: Props & { headingId: string }) {
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const { atStart, atEnd, toItem, byPage } = useRowScroll(box);
  const current = Math.min(useRowKeys(list, toItem), films.length - 1);
  return (
    <>
      <div
        ref={box}
        className="snap-x snap-mandatory overflow-x-auto overflow-y-hidden pt-3 pb-4 [scrollbar-width:none] data-dragged:cursor-grab data-dragged:snap-none data-dragged:overflow-x-hidden data-dragged:active:cursor-grabbing"
      >
        <ul ref={list} aria-labelledby={headingId}>
          {films.map((film, index) => (
            <li key={film.id}>
              <FilmCard film={film} density="row" eager={eager && index < 8} tabbable={index === current} />
            </li>
          ))}
        </ul>
      </div>
      <MoveButton side="left" label={commonTexts.rowBack(title)} end={atStart} onClick={() => byPage(-1)} icon={ChevronLeft} />
      <MoveButton side="right" label={commonTexts.rowMore(title)} end={atEnd} onClick={() => byPage(1)} icon={ChevronRight} />
    </>
  );
}

interface MoveButtonProps {
  side: 'left' | 'right';
  label: string;
  end: boolean;
  onClick: () => void;
  icon: LucideIcon;
}

/** A button at the edge of the row, for a mouse. At the end of the row it stays in place, so that it keeps the focus. */
function MoveButton({ side, label, end, onClick, icon: Icon }: MoveButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={end}
      onClick={end ? undefined : onClick}
      className={`absolute top-3 bottom-18 z-10 hidden w-(--page-edge) min-w-10 place-items-center bg-ink/80 text-bone opacity-0 transition-opacity group-hover/row:opacity-100 hover:text-lamp focus-visible:opacity-100 focus-visible:-outline-offset-2 aria-disabled:cursor-default aria-disabled:not-focus-visible:opacity-0 pointer-fine:grid ${side === 'left' ? 'left-0 rounded-r-md' : 'right-0 rounded-l-md'}`}
    >
      <Icon aria-hidden="true" className="size-7" />
    </button>
  );
}
