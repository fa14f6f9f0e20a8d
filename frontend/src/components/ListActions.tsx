/** Toggle buttons for the marks of a film: three small ones on a card, all of them with texts on the film's page. */
import { Bookmark, Eye, EyeOff, Heart, ThumbsDown, type LucideIcon } from 'lucide-react';

import type { Card } from '@/api/types';
import { toggleMark, useMarked, type SavedFilm, type Mark } from '@/lib/list';
import { markTexts } from '@/lib/texts';

type Size = 'small' | 'large';

const ICONS: Readonly<Record<Mark, LucideIcon>> = { like: Heart, watchlist: Bookmark, seen: Eye, dislike: ThumbsDown, hidden: EyeOff };
/** Which marks, in which order. */
const SHOWN: Readonly<Record<Size, readonly Mark[]>> = {
  small: ['like', 'watchlist', 'seen'],
  large: ['like', 'watchlist', 'seen', 'dislike', 'hidden'],
};
const ROWS: Readonly<Record<Size, string>> = { small: 'flex gap-1', large: 'grid grid-cols-5 gap-1.5 @xl:flex @xl:flex-wrap @xl:gap-2' };

interface Props {
  film: Card | SavedFilm;
  size?: Size;
  className?: string;
}

export function ListActions({ film, size = 'small', className = '' }: Props) {
  return (
    // Above the link that covers a whole card.
    <div role="group" aria-label={markTexts.actions(film.title)} className={`relative z-10 print:hidden ${ROWS[size]} ${className}`}>
      {SHOWN[size].map((name) => (
        <MarkButton key={name} name={name} film={film} size={size} />
      ))}
    </div>
  );
}

const STYLES: Readonly<Record<Size, string>> = {
  small:
    'grid size-9 place-items-center rounded-full border border-transparent text-dust hover:border-edge hover:text-lamp aria-pressed:text-lamp pointer-coarse:size-11',
  // The background is the dark header of a film, in either theme.
  large:
    'flex min-h-11 flex-col items-center justify-center gap-1 rounded-lg border border-poster/35 bg-black/25 px-0.5 py-2 text-[0.6875rem] text-poster @sm:text-xs @xl:flex-row @xl:gap-2 @xl:rounded-full @xl:px-4 @xl:py-1 @xl:text-sm hover:border-poster hover:bg-black/45 focus-visible:outline-poster aria-pressed:border-poster aria-pressed:bg-poster aria-pressed:font-semibold aria-pressed:text-black',
};

function MarkButton({ name, film, size }: { name: Mark; film: Card | SavedFilm; size: Size }) {
  const marked = useMarked(name, film.id);
  const Icon = ICONS[name];
  return (
    <button
      type="button"
      aria-label={size === 'small' ? markTexts.named[name](film.title) : undefined}
      title={size === 'small' ? markTexts.short[name] : undefined}
      aria-pressed={marked}
      onClick={() => toggleMark(name, film)}
      className={STYLES[size]}
    >
      <Icon aria-hidden="true" className={`size-4 ${marked && name !== 'hidden' && name !== 'seen' ? 'fill-current' : ''}`} />
      {size === 'large' ? markTexts.short[name] : null}
    </button>
  );
}
