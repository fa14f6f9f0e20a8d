/** The page's heading: what was searched for, with the words of a chip marked while one is at the chip. */
import { frameTexts } from '@/lib/texts';

import type { Span } from './cutPart';

export function QueryLine({ text, marked }: { text: string | undefined; marked: Span | null }) {
  return (
    <h1 className="line-clamp-4 font-display text-2xl text-balance wrap-anywhere sm:text-3xl">
      {text === undefined ? (
        frameTexts.browse
      ) : (
        <>
          <span className="text-dust">{frameTexts.searchFor}</span> {marked ? <Marked text={text} span={marked} /> : text}
        </>
      )}
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
