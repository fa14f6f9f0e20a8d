/** Opens the filters where there is no room for them beside the films. */
import { SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';

import type { SearchAnswer } from '@/api/types';
import type { SearchState } from '@/lib/searchParams';
import { filterTexts } from '@/lib/texts';

import { countFilters } from './chips';

const FilterSheet = lazy(() => import('./FilterSheet').then((module) => ({ default: module.FilterSheet })));

interface Props {
  state: SearchState;
  answer: SearchAnswer | null;
  total: number;
}

export function FilterSheetButton({ state, answer, total }: Props) {
  const [open, setOpen] = useState(false);
  const active = countFilters(state);
  return (
    <div className="lg:hidden">
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={filterTexts.open(active)}
        onClick={() => setOpen(true)}
        className="inline-flex min-h-11 items-center gap-2 rounded-full border border-edge bg-seat px-4 text-sm text-bone hover:border-lamp"
      >
        <SlidersHorizontal aria-hidden="true" className="size-4" />
        {filterTexts.openShort}
        {active > 0 ? <span className="grid min-w-5 place-items-center rounded-full bg-lamp px-1 text-xs font-semibold text-ink">{active}</span> : null}
      </button>
      {open ? (
        <Suspense>
          <FilterSheet state={state} answer={answer} total={total} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
