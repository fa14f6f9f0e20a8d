/** The frame of the film of the day, and its placeholder. */
import { Skeleton } from '@/components/Skeletons';

export const FRAME = 'relative isolate flex min-h-108 flex-col justify-end overflow-hidden rounded-2xl sm:min-h-[clamp(20rem,41dvh,34rem)]';

export const FeaturedSkeleton = () => (
  <div aria-hidden="true" className={`${FRAME} bg-seat`}>
    <div className="flex flex-col gap-4 p-4 sm:p-8 2xl:p-12">
      <Skeleton className="h-4 w-32" />
      <Skeleton className="h-14 w-72 max-w-full sm:w-96" />
      <Skeleton className="h-4 w-56 max-w-full" />
      <Skeleton className="h-11 w-64 max-w-full" />
    </div>
  </div>
);
