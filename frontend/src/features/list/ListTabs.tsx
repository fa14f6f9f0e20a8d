/** The sections of the list, each with its count and its own address. */
import type { ListData } from '@/lib/list';
import { LIST_TABS, MARK_OF, normaliseListAddress } from '@/lib/listAddress';
import { Link } from '@/lib/router';
import { listTexts } from '@/lib/texts';

const TAB =
  'inline-flex min-h-11 focus-visible:-outline-offset-2 items-center gap-2 border-b-2 border-transparent px-3 text-sand whitespace-nowrap hover:text-bone aria-[current=page]:border-lamp aria-[current=page]:font-semibold aria-[current=page]:text-bone';

export function ListTabs({ list }: { list: ListData }) {
  return (
    <nav aria-label={listTexts.parts} className="overflow-x-auto border-b border-rail [scrollbar-width:none] print:hidden">
      <ul className="flex w-max gap-x-1">
        {LIST_TABS.map((tab) => (
          <li key={tab}>
            <Link
              to="/list"
              search={(current) => normaliseListAddress({ ...current, tab })}
              resetScroll={false}
              className={TAB}
            >
              {listTexts.tabs[tab]}{' '}
              <span className="min-w-6 rounded-full bg-rail px-1.5 py-0.5 text-center text-xs font-normal text-sand tabular-nums">
                {Object.keys(list.marks[MARK_OF[tab]]).length}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
