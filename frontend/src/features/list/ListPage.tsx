/** Your list. */
import { EmptyState } from '@/components/EmptyState';
import { usePageTitle } from '@/lib/pageTitle';
import { listTexts, shellTexts } from '@/lib/texts';

export function ListPage() {
  usePageTitle(shellTexts.title(listTexts.title));
  return (
    <div className="page flex flex-col gap-6 py-8">
      <h1 className="font-display text-2xl sm:text-3xl">{listTexts.heading}</h1>
      <EmptyState heading={listTexts.empty} text={listTexts.emptyHint} />
    </div>
  );
}
