/** The slider from keywords to meaning, in five steps. Its value is part of the address. */
import { useId, useState } from 'react';

import { DEFAULT_RATIO, type SearchState } from '@/lib/searchParams';
import { panelTexts } from '@/lib/texts';

import { useChangeSearch } from './useSearch';

const LAST_STEP = panelTexts.ratio.steps.length - 1;

export function RatioSlider({ state }: { state: SearchState }) {
  const texts = panelTexts.ratio;
  const change = useChangeSearch();
  const id = useId();
  const { semantic_ratio: ratio = DEFAULT_RATIO } = state;
  // The chosen step, until the address has it.
  const [draft, setDraft] = useState<{ readonly step: number; readonly over: number } | null>(null);
  if (draft && draft.over !== ratio) setDraft(null);
  const step = draft?.step ?? Math.round(ratio * LAST_STEP);
  const slide = (next: number) => {
    setDraft({ step: next, over: ratio });
    void change({ semantic_ratio: next / LAST_STEP }, { replace: true });
  };
  return (
    <div>
      <label htmlFor={id} className="text-sm font-semibold text-bone">
        {texts.label}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={LAST_STEP}
        step={1}
        value={step}
        aria-valuetext={texts.steps[step]}
        aria-describedby={`${id}-hint`}
        onChange={(event) => slide(Number(event.target.value))}
        className="mt-2 h-6 w-full cursor-pointer accent-lamp"
      />
      <div aria-hidden="true" className="flex justify-between text-xs text-sand">
        <span>{texts.words}</span>
        <span>{texts.meaning}</span>
      </div>
      <p id={`${id}-hint`} className="mt-2 text-xs whitespace-pre-line text-dust">
        {texts.hint}
      </p>
    </div>
  );
}
