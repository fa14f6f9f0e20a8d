/** The cast. A long one shows the first names, and a button for the others. */
import { useId, useState } from 'react';

import type { Movie } from '@/api/types';
import { buttonClass } from '@/components/Button';
import { filmTexts } from '@/lib/texts';

import { Person } from './Person';

const FIRST = 8;

export function CastGrid({ cast }: { cast: Movie['cast'] }) {
  const [all, setAll] = useState(false);
  const id = useId();
  if (cast.length === 0) return null;
  // Hiding one or two names is not worth a click.
  const foldable = cast.length > FIRST + 2;
  return (
    <section aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`} className="mb-3 font-display text-xl">
        {filmTexts.cast}
      </h2>
      <ul id={id} className="grid grid-cols-[repeat(auto-fill,minmax(min(10.5rem,100%),1fr))] gap-x-5 gap-y-3">
        {cast.map(({ name, character }, index) => (
          // The whole cast is printed.
          <li
            key={`${name} ${character ?? ''} ${index}`}
            className={`border-l-2 border-edge pl-3 wrap-anywhere ${foldable && !all && index >= FIRST ? 'hidden print:block' : ''}`}
          >
            <Person name={name} />
            {character ? <span className="block text-sm text-dust">{filmTexts.as(character)}</span> : null}
          </li>
        ))}
      </ul>
      {foldable ? (
        <button
          type="button"
          aria-expanded={all}
          aria-controls={id}
          onClick={() => setAll(!all)}
          className={`mt-3 print:hidden ${buttonClass('secondary')}`}
        >
          {all ? filmTexts.fewer : filmTexts.allCast(cast.length - FIRST)}
        </button>
      ) : null}
    </section>
  );
}
