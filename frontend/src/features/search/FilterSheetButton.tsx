/** Opens the filters on screens that are too narrow for a sidebar. */
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';

import type { SearchAnswer } from '@/api/types';
import { useLazyComponent } from '@/lib/lazyComponent';
import type { Facets } from '@/lib/filters';
import type { SearchState } from '@/lib/searchParams';
import { panelTexts } from '@/lib/texts';

import { countFilters } from './chips';

const loadSheet = () => import('./FilterSheet').then((module) => module.FilterSheet);

interface Props {
  state: SearchState;
  facets: Facets;
  query: SearchAnswer['query'] | null;
  total: number;
}

export function FilterSheetButton({ state, facets, query, total }: Props) {
  const [open, setOpen] = useState(false);
  const [FilterSheet, loadNow] = useLazyComponent(loadSheet);
  const active = countFilters(state);
  return (
    <div className="lg:hidden">
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => {
          loadNow();
          setOpen(true);
        }}
        className="inline-flex min-h-11 items-center gap-2 rounded-full border border-edge bg-seat px-4 text-sm text-bone hover:border-lamp"
      >
        <SlidersHorizontal aria-hidden="true" className="size-4" />
        {panelTexts.open}
        {active > 0 ? (
          <>
            <span className="grid min-w-5 place-items-center rounded-full bg-lamp px-1 text-xs font-semibold text-ink">{active}</span>
            <span className="sr-only">{panelTexts.set}</span>
          </>
        ) : null}
      </button>
      {open && FilterSheet ? <FilterSheet state={state} facets={facets} query={query} total={total} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
