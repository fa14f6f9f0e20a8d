/** How to search: by meaning, by words, or by both. A choice in the address, so that a shared link keeps it. */
import { useNavigate } from '@tanstack/react-router';

import { Segmented } from '@/components/Segmented';
import { normaliseSearch } from '@/lib/searchParams';
import { modeOf, type Mode } from '@/lib/searchRequest';
import { searchTexts } from '@/lib/texts';

import { useSearchState } from './useSearch';

const RATIOS: Readonly<Record<Mode, number>> = { semantic: 1, hybrid: 0.5, keyword: 0 };
const OPTIONS = (['semantic', 'hybrid', 'keyword'] as const).map((value) => ({ value, label: searchTexts.mode[value] }));

export function ModeSwitch() {
  const state = useSearchState();
  const navigate = useNavigate();
  const choose = (mode: Mode) =>
    void navigate({ to: '/search', search: normaliseSearch({ ...state, semantic_ratio: RATIOS[mode] }) });
  return <Segmented label={searchTexts.mode.label} options={OPTIONS} value={modeOf(state)} onChange={choose} />;
}
