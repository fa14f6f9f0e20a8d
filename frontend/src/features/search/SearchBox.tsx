/** The search box of every page, with its keyboard shortcuts. */
import { useCallback, useRef, useState } from 'react';

import { useLazyComponent } from '@/lib/lazyComponent';

import { SearchField } from './SearchField';
import { useSearchKeys } from './useSearchKeys';

const loadPalette = () => import('./SearchPalette').then((module) => module.SearchPalette);

export function SearchBox() {
  const input = useRef<HTMLInputElement>(null);
  const [palette, setPalette] = useState(false);
  const [SearchPalette, loadNow] = useLazyComponent(loadPalette);
  const open = useCallback(() => {
    loadNow();
    setPalette(true);
  }, [loadNow]);
  useSearchKeys(input, open);
  return (
    <>
      <SearchField input={input} live />
      {palette && SearchPalette ? <SearchPalette onClose={() => setPalette(false)} /> : null}
    </>
  );
}
