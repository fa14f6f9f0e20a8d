/** The one search box of every page, and the keys that lead to it. */
import { useCallback, useRef, useState } from 'react';

import { useLoaded } from '@/lib/loaded';

import { SearchField } from './SearchField';
import { useSearchKeys } from './useSearchKeys';

const loadPalette = () => import('./SearchPalette').then((module) => module.SearchPalette);

export function SearchBox() {
  const input = useRef<HTMLInputElement>(null);
  const [palette, setPalette] = useState(false);
  const [SearchPalette, wantPalette] = useLoaded(loadPalette);
  const open = useCallback(() => {
    wantPalette();
    setPalette(true);
  }, [wantPalette]);
  useSearchKeys(input, open);
  return (
    <>
      <SearchField input={input} live />
      {palette && SearchPalette ? <SearchPalette onClose={() => setPalette(false)} /> : null}
    </>
  );
}
