/** How to search: by meaning, by words, or by both. A choice in the URL, so that a shared link keeps it. */
import { useId } from 'react';

import { MODES, navigate, useView, type Mode } from '@/lib/view';

const LABELS: Readonly<Record<Mode, string>> = {
  semantic: 'Meaning',
  hybrid: 'Both',
  keyword: 'Words',
};

export function ModeSwitch() {
  const { mode } = useView();
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">Search by meaning, by words or by both</legend>
      <div className="inline-flex gap-1 rounded-full border border-edge bg-seat p-1 text-sm">
        {MODES.map((option) => (
          <label
            key={option}
            className="rounded-full px-3 py-1 text-sand hover:text-bone has-checked:bg-lamp has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-lamp"
          >
            <input
              type="radio"
              name={name}
              checked={option === mode}
              onChange={() => navigate({ mode: option })}
              className="sr-only"
            />
            {LABELS[option]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
