/** A placeholder for a film, in the same shape. */
import { Skeleton } from '@/components/Skeletons';
import { frameTexts } from '@/lib/texts';

/** On a page of its own it fills the screen, so that the footer does not move when the film loads. */
export const FilmPageSkeleton = () => <FilmSkeleton page />;

export function FilmSkeleton({ page }: { page: boolean }) {
  return (
    <div role="status" className={page ? 'min-h-dvh' : ''}>
      <span className="sr-only">{frameTexts.loadingFilm}</span>
      <div aria-hidden="true">
        <div className="bg-rail/40">
          <div className="page flex items-end gap-5 pt-24 pb-10 sm:gap-8">
            <Skeleton className="aspect-2/3 w-22 shrink-0 sm:w-44" />
            <div className="flex min-w-0 flex-1 flex-col gap-4">
              <Skeleton className="h-10 w-3/4" />
              <Skeleton className="h-5 w-1/2" />
              <Skeleton className="h-11 w-2/3" />
            </div>
          </div>
        </div>
        <div className="page flex flex-col gap-3 py-10">
          <Skeleton className="h-5 w-full max-w-prose" />
          <Skeleton className="h-5 w-full max-w-prose" />
          <Skeleton className="h-5 w-2/3 max-w-prose" />
        </div>
      </div>
    </div>
  );
}
