/**
 * A film in a list. Missing fields are left out: no rating is not a rating of zero. The whole card is one link. Its
 * actions appear on hover, focus or touch, and their code is loaded then.
 */
import { useEffect, useRef, useState, type ReactNode } from 'react';

import type { Card } from '@/api/types';
import { names, rating, runtime } from '@/lib/format';
import { isMarked, useList } from '@/lib/list';
import { lazyComponent } from '@/lib/lazyComponent';
import { TOUCH, useMediaQuery } from '@/lib/mediaQuery';
import { commonTexts } from '@/lib/texts';

import { CardMenu, useMenu } from './CardMenu';
import { FilmLink } from './FilmLink';
import { Poster } from './Poster';

const CardMarks = lazyComponent(() => import('./CardMarks').then((module) => module.CardMarks));

interface Props {
  film: Card;
  /** In a row all cards have the same height; in a grid each shows everything it has. */
  density?: 'grid' | 'row';
  eager?: boolean;
  /** Off for the cards of a row that are reached with the arrow keys. */
  tabbable?: boolean;
  /** Anything else to show, such as the reasons for a result. */
  children?: ReactNode;
}

export function FilmCard({ film, density = 'grid', eager = false, tabbable = true, children }: Props) {
  const card = useRef<HTMLElement>(null);
  const active = useActive(card);
  const [open, toggle] = useMenu(card);
  const touch = useMediaQuery(TOUCH);
  const showsActions = touch ? open : active;
  const marked = useList((data) => (['like', 'watchlist', 'seen'] as const).some((name) => isMarked(data, name, film.id)));
  return (
    <article ref={card} className="group @container relative flex flex-col gap-3">
      <div className="rounded-md shadow-black/50 ring-lamp/80 transition duration-200 ease-out group-focus-within:ring-2 group-hover:-translate-y-1.5 group-hover:shadow-xl group-hover:ring-2">
        <Poster film={film} eager={eager} />
      </div>
      <div className="min-w-0 text-sm/5 text-dust">
        <h3 className={`text-base/6 font-semibold text-bone ${density === 'row' ? 'truncate' : 'wrap-break-word'}`}>
          <FilmLink
            id={film.id}
            {...(tabbable ? {} : { tabIndex: -1 })}
            className="outline-none after:absolute after:inset-0 after:rounded-md group-hover:text-lamp focus-visible:text-lamp"
          >
            {film.title}
          </FilmLink>
        </h3>
        <Facts film={film} density={density} />
        {children}
      </div>
      {touch ? <CardMenu film={film} open={open} onToggle={toggle} tabbable={tabbable} /> : null}
      {showsActions || marked ? <CardMarks film={film} withActions={showsActions} raised={touch} /> : null}
    </article>
  );
}

function Facts({ film, density }: { film: Card; density: 'grid' | 'row' }) {
  const rated = rating(film.rating);
  const facts = [film.year, runtime(film.runtime_minutes)].filter((fact) => fact != null).join(' · ');
  const average = rated ? (
    <>
      <span aria-hidden="true" className="text-lamp">
        ★{' '}
      </span>
      <span className="font-semibold text-bone">{rated.average}</span>
      <span className="sr-only"> {commonTexts.outOfTen}</span>
    </>
  ) : null;
  if (density === 'row') {
    return (
      <p className="flex min-h-5 gap-2">
        <span className="min-w-0 truncate">{facts}</span>
        {average ? <span className="ml-auto shrink-0">{average}</span> : null}
      </p>
    );
  }
  return (
    <>
      {facts ? <p>{facts}</p> : null}
      {rated ? (
        <p>
          {average}
          <span className="sr-only">,</span> <span>{rated.count}</span>
        </p>
      ) : null}
      {film.directors.length > 0 ? <p className="mt-1 truncate text-sand">{names(film.directors, 2)}</p> : null}
      {film.genres.length > 0 ? <p className="truncate">{names(film.genres, 2)}</p> : null}
    </>
  );
}

/** Whether the pointer or the focus is on the card. */
function useActive(card: React.RefObject<HTMLElement | null>): boolean {
  const [active, setActive] = useState(false);
  useEffect(() => {
    const node = card.current;
    if (!node) return;
    const stop = new AbortController();
    const on = (name: string, act: (event: Event) => void) => node.addEventListener(name, act, { signal: stop.signal });
    const focusIsIn = () => node.contains(document.activeElement);
    on('pointerenter', (event) => (event as PointerEvent).pointerType !== 'touch' && setActive(true));
    on('pointerleave', () => setActive(focusIsIn()));
    on('focusin', () => setActive(true));
    on('focusout', (event) => setActive(node.contains((event as FocusEvent).relatedTarget as Node | null) || node.matches(':hover')));
    return () => stop.abort();
  }, [card]);
  return active;
}
