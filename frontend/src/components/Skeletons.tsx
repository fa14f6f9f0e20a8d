/** Placeholders of the right size while films load, so that the layout does not shift. */
import { commonTexts } from '@/lib/texts';

const SHADE = 'rounded bg-rail motion-safe:animate-pulse';

/** A grey bar or box; the class sets its size. */
export const Skeleton = ({ className = '' }: { className?: string }) => <div aria-hidden="true" className={`${SHADE} ${className}`} />;

/** As high as a card of a row: a poster and two lines. */
function CardSkeleton() {
  return (
    <div className="flex flex-col gap-3">
      <div className={`aspect-2/3 ${SHADE} rounded-md`} />
      <div className="flex h-11 flex-col gap-2 pt-1">
        <div className={`h-4 w-4/5 ${SHADE}`} />
        <div className={`h-3 w-1/2 ${SHADE}`} />
      </div>
    </div>
  );
}

const CARDS = Array.from({ length: 24 }, (_, index) => index);

export function GridSkeleton({ count }: { count: number }) {
  return (
    <div role="status">
      <span className="sr-only">{commonTexts.loadingFilms}</span>
      <div aria-hidden="true" className="film-grid">
        {CARDS.slice(0, count).map((index) => (
          <CardSkeleton key={index} />
        ))}
      </div>
    </div>
  );
}

/** The films of a row whose heading is already known. */
export function LineSkeleton() {
  return (
    <div aria-hidden="true" className="overflow-hidden pt-3 pb-4">
      <ul>
        {CARDS.slice(0, 9).map((index) => (
          <li key={index}>
            <CardSkeleton />
          </li>
        ))}
      </ul>
    </div>
  );
}

export function RowSkeleton() {
  return (
    <div role="status">
      <span className="sr-only">{commonTexts.loadingFilms}</span>
      <div className="flex h-8 items-center">
        <Skeleton className="h-6 w-48" />
      </div>
      <div className="film-row">
        <LineSkeleton />
      </div>
    </div>
  );
}
