/** The filters on a small screen: a sheet from below. The results behind it change with every choice. */
import type { SearchAnswer } from '@/api/types';
import { Button } from '@/components/Button';
import { Overlay } from '@/components/Overlay';
import type { Facets } from '@/lib/filters';
import type { SearchState } from '@/lib/searchParams';
import { panelTexts } from '@/lib/texts';

import { FilterPanel } from './FilterPanel';

interface Props {
  state: SearchState;
  facets: Facets;
  query: SearchAnswer['query'] | null;
  total: number;
  onClose: () => void;
}

export function FilterSheet({ state, facets, query, total, onClose }: Props) {
  return (
    <Overlay title={panelTexts.heading} shape="bottom" onClose={onClose}>
      <div className="p-5 pt-4">
        <p aria-hidden="true" className="mb-5 font-display text-2xl">
          {panelTexts.heading}
        </p>
        <FilterPanel state={state} facets={facets} query={query} />
      </div>
      <div className="sticky bottom-0 border-t border-rail bg-seat p-4">
        <Button onClick={onClose} className="w-full">
          {panelTexts.done(total)}
        </Button>
      </div>
    </Overlay>
  );
}
