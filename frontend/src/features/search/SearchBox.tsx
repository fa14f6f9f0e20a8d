/** The one search box of every page, and the keys that lead to it. */
import { lazy, Suspense, useCallback, useRef, useState } from 'react';

import { SearchField } from './SearchField';
import { useSearchKeys } from './useSearchKeys';

const SearchPalette = lazy(() => import('./SearchPalette').then((module) => ({ default: module.SearchPalette })));

export function SearchBox() {
  const input = useRef<HTMLInputElement>(null);
  const [palette, setPalette] = useState(false);
  const open = useCallback(() => setPalette(true), []);
  useSearchKeys(input, open);
  return (
    <>
      <SearchField input={input} live />
      {palette ? (
        <Suspense>
          <SearchPalette onClose={() => setPalette(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
