/** The marks of the film on a card, in the corner of the poster, and the buttons to change them. */
import { Bookmark, Eye, Heart } from 'lucide-react';

import type { Card } from '@/api/types';
import { isMarked, useList } from '@/lib/list';
import { markTexts } from '@/lib/texts';

import { ListActions } from './ListActions';

const BADGES = [
  ['like', Heart],
  ['watchlist', Bookmark],
  ['seen', Eye],
] as const;

interface Props {
  film: Card;
  withActions: boolean;
  /** Leaves room for a button in the lower corner of the poster. */
  raised?: boolean;
}

export function CardMarks({ film, withActions, raised = false }: Props) {
  const data = useList();
  const marks = BADGES.filter(([name]) => isMarked(data, name, film.id));
  return (
    <>
      {marks.length > 0 ? (
        <ul
          aria-label={markTexts.actions(film.title)}
          className="pointer-events-none absolute top-2 right-2 flex gap-1 transition group-hover:-translate-y-1.5"
        >
          {marks.map(([name, Icon]) => (
            <li key={name} className="grid size-7 place-items-center rounded-full bg-ink/90 text-lamp">
              <span className="sr-only">{markTexts.short[name]}</span>
              <Icon aria-hidden="true" className={`size-3.5 ${name === 'seen' ? '' : 'fill-current'}`} />
            </li>
          ))}
        </ul>
      ) : null}
      {withActions ? (
        // The height of the poster is 150 % of the card's width.
        <div className={`absolute inset-x-0 ${raised ? 'top-[calc(150cqi-6.1rem)]' : 'top-[calc(150cqi-3.4rem)]'} grid justify-center transition group-hover:-translate-y-1.5 motion-safe:animate-appear`}>
          <ListActions film={film} className="rounded-full bg-ink/95 p-1 shadow-lg shadow-black/40" />
        </div>
      ) : null}
    </>
  );
}
