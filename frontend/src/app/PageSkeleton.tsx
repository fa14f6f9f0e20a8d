/** Replaces a page while it loads. */
import { GridSkeleton } from '@/components/Skeletons';

export function PageSkeleton() {
  return (
    <div className="page py-10">
      <GridSkeleton count={12} />
    </div>
  );
}
