/** A part of the list that holds nothing yet: how films come into it. */
import { buttonLook } from '@/components/Button';
import { EmptyState } from '@/components/EmptyState';
import { SearchLink } from '@/components/SearchLink';
import type { ListTab } from '@/lib/listAddress';
import { Link } from '@/lib/router';
import { listTexts } from '@/lib/texts';

export function EmptyPart({ tab }: { tab: ListTab }) {
  return (
    <div className="rounded-xl border border-dashed border-edge px-4">
      <EmptyState heading={listTexts.empty[tab]} text={listTexts.emptyHint[tab]}>
        <Link to="/" className={buttonLook('primary')}>
          {listTexts.lookAround}
        </Link>
        <SearchLink search={{}} className={buttonLook('secondary')}>
          {listTexts.search}
        </SearchLink>
      </EmptyState>
    </div>
  );
}
