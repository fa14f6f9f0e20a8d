/** The choices of one facet, as toggle buttons. A long list is collapsed at first. */
import { Check } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';

import type { FacetFilter } from '@/lib/filters';
import { panelTexts as texts } from '@/lib/texts';
import { number } from '@/lib/texts/plural';

import type { Choice } from './understoodFilters';
import { useChangeSearch } from './useSearch';

const COLLAPSED_LENGTH = 6;
/** Facets that show their choices on request: fewer people use them, and each choice is one more stop of the Tab key. */
const FOLDED: ReadonlySet<string> = new Set(['country', 'spoken_language', 'studio', 'series', 'certificate']);

interface Props {
  filter: FacetFilter;
  options: readonly Choice[];
}

export function FacetGroup({ filter, options }: Props) {
  const change = useChangeSearch();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [expanded, setExpanded] = useState(false);
  const pressed = useRef<string | null>(null);
  // A choice that moves in the list loses the focus.
  useEffect(() => {
    if (pressed.current === null || document.activeElement !== document.body) return;
    list.current?.querySelector<HTMLElement>(`[data-value="${CSS.escape(pressed.current)}"]`)?.focus({ preventScroll: true });
  }, [options]);
  if (options.length === 0) return null;
  const length = FOLDED.has(filter.facet.name) ? 0 : COLLAPSED_LENGTH;
  const shown = expanded ? options : options.filter(({ chosen }, index) => chosen || index < length);
  const group = filter.facet.heading;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-1.5 text-sm font-semibold text-bone">
        {group}
      </h3>
      <ul ref={list} className="-mx-2 flex flex-col">
        {shown.map(({ value, label, count, chosen, change: toggled }) => (
          <li key={value}>
            <button
              type="button"
              data-value={value}
              aria-pressed={chosen}
              onClick={() => {
                pressed.current = value;
                void change(toggled);
              }}
              // Moving the focus elsewhere is intended. A lost focus has no related target.
              onBlur={({ relatedTarget }) => {
                if (relatedTarget !== null) pressed.current = null;
              }}
              className="group/option flex min-h-11 w-full items-center gap-3 rounded-md px-2 text-left text-sm text-sand hover:bg-rail hover:text-bone focus-visible:-outline-offset-2 aria-pressed:font-semibold aria-pressed:text-bone lg:min-h-8 pointer-coarse:min-h-11"
            >
              <span
                aria-hidden="true"
                className={`grid size-4 shrink-0 place-items-center border border-dust text-transparent group-aria-pressed/option:border-lamp group-aria-pressed/option:bg-lamp group-aria-pressed/option:text-ink ${filter.form === 'names' ? 'rounded-xs' : 'rounded-full'}`}
              >
                <Check className="size-3" strokeWidth={4} />
              </span>
              <span className="min-w-0 truncate">{label}</span>
              {count === null ? null : (
                <>
                  <span aria-hidden="true" className="ml-auto text-xs text-dust tabular-nums">
                    {number(count)}
                  </span>
                  <span className="sr-only">{texts.filmsWith(count)}</span>
                </>
              )}
            </button>
          </li>
        ))}
      </ul>
      {options.length > length ? (
        <button
          type="button"
          aria-expanded={expanded}
          aria-label={expanded ? texts.fewer(group) : texts.more(group)}
          onClick={() => setExpanded(!expanded)}
          className="mt-1 -ml-2 min-h-8 rounded px-2 pointer-coarse:min-h-11 text-sm text-lamp underline-offset-4 hover:underline"
        >
          {expanded ? texts.fewerShort : texts.moreShort}
        </button>
      ) : null}
    </section>
  );
}
