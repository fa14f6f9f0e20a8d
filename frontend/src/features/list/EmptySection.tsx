/** An empty section of the list, with a hint how to add films. */
import { buttonClass } from '@/components/Button';
import { EmptyState } from '@/components/EmptyState';
import { SearchLink } from '@/components/SearchLink';
import type { ListTab } from '@/lib/listAddress';
import { Link } from '@/lib/router';
import { listTexts } from '@/lib/texts';

export function EmptySection({ tab }: { tab: ListTab }) {
  return (
    <div className="rounded-xl border border-dashed border-edge px-4">
      <EmptyState heading={listTexts.empty[tab]} text={listTexts.emptyHint[tab]}>
        <Link to="/" className={buttonClass('primary')}>
          {listTexts.browse}
        </Link>
        <SearchLink search={{}} className={buttonClass('secondary')}>
          {listTexts.search}
        </SearchLink>
      </EmptyState>
    </div>
  );
}
