/** Stand-ins of the right size while films load, so that nothing jumps when they come. */
import { commonTexts } from '@/lib/texts';

const SHADE = 'rounded bg-rail motion-safe:animate-pulse';

/** A grey bar or box; the size comes with the class. */
export const Skeleton = ({ className = '' }: { className?: string }) => <div aria-hidden="true" className={`${SHADE} ${className}`} />;

function CardSkeleton() {
  return (
    <div className="flex flex-col gap-3">
      <div className={`aspect-2/3 ${SHADE}`} />
      <div className={`h-4 w-4/5 ${SHADE}`} />
      <div className={`h-3 w-1/2 ${SHADE}`} />
    </div>
  );
}

function cards(count: number) {
  return Array.from({ length: count }, (_, index) => <CardSkeleton key={index} />);
}

export function GridSkeleton({ count }: { count: number }) {
  return (
    <div role="status">
      <span className="sr-only">{commonTexts.loadingFilms}</span>
      <div aria-hidden="true" className="film-grid">
        {cards(count)}
      </div>
    </div>
  );
}

export function RowSkeleton() {
  return (
    <div role="status">
      <span className="sr-only">{commonTexts.loadingFilms}</span>
      <div aria-hidden="true" className="flex flex-col gap-4 overflow-hidden">
        <div className={`h-6 w-48 ${SHADE}`} />
        <div className="flex gap-4 *:w-36 *:shrink-0 sm:*:w-40">{cards(9)}</div>
      </div>
    </div>
  );
}
