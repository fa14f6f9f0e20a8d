/** The heading of a search: its text, with the words of a chip highlighted on hover. */
import { frameTexts } from '@/lib/texts';

import type { Span } from './removeSpan';

export const RESULTS_HEADING = 'line-clamp-4 font-display text-2xl text-balance wrap-anywhere sm:text-3xl';

export function QueryLine({ text, marked }: { text: string; marked: Span | null }) {
  return (
    <h1 className={RESULTS_HEADING}>
      <span className="text-dust">{frameTexts.resultsFor}</span> {marked ? <Marked text={text} span={marked} /> : text}
    </h1>
  );
}

function Marked({ text, span: [from, to] }: { text: string; span: Span }) {
  const characters = Array.from(text);
  const piece = (start: number, end?: number) => characters.slice(start, end).join('');
  return (
    <>
      {piece(0, from)}
      <mark className="rounded-xs bg-lamp/25 text-bone">{piece(from, to)}</mark>
      {piece(to)}
    </>
  );
}
