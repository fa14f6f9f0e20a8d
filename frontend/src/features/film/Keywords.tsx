/** Keywords of a film, each a link to a search. A long list shows the first ones. */
import { useState } from 'react';

import { SearchLink } from '@/components/SearchLink';
import { filmTexts } from '@/lib/texts';

const FIRST = 10;
const CHIP =
  'inline-flex min-h-8 pointer-coarse:min-h-11 items-center rounded-full border border-edge px-3 text-sm text-sand hover:border-lamp hover:text-lamp print:min-h-0 print:border-0 print:p-0';

export function Keywords({ words }: { words: readonly string[] }) {
  const [all, setAll] = useState(false);
  const foldable = words.length > FIRST + 2;
  return (
    <ul className="flex flex-wrap gap-2">
      {words.map((word, index) => (
        <li key={word} className={foldable && !all && index >= FIRST ? 'hidden print:list-item' : ''}>
          <SearchLink search={{ q: word }} className={CHIP}>
            {word}
          </SearchLink>
        </li>
      ))}
      {foldable ? (
        <li className="print:hidden">
          <button
            type="button"
            aria-expanded={all}
            onClick={() => setAll(!all)}
            className="inline-flex min-h-8 pointer-coarse:min-h-11 items-center rounded-full px-3 text-sm text-lamp underline-offset-4 hover:underline"
          >
            {all ? filmTexts.fewer : filmTexts.allKeywords(words.length - FIRST)}
          </button>
        </li>
      ) : null}
    </ul>
  );
}
