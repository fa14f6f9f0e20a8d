/** The heading of results for filters without a text: the filters themselves. */
import type { SearchState } from '@/lib/searchParams';

import { filtersTitle } from './chips';
import { RESULTS_HEADING } from './QueryLine';

export const FiltersHeading = ({ state }: { state: SearchState }) => <h1 className={RESULTS_HEADING}>{filtersTitle(state)}</h1>;
