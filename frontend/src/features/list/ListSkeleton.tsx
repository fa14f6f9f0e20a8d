/** A placeholder for the list. */
import { GridSkeleton } from '@/components/Skeletons';
import { frameTexts } from '@/lib/texts';

export function ListSkeleton() {
  return (
    <div className="page flex flex-col gap-8 py-8 sm:py-12">
      <div>
        <h1 className="font-display text-4xl sm:text-5xl">{frameTexts.list}</h1>
        <p className="mt-2 text-dust">{frameTexts.listPrivate}</p>
      </div>
      <GridSkeleton count={6} />
    </div>
  );
}
