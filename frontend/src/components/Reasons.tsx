/** Why a film is in the results: a few reasons, with the matched words highlighted. */
import type { Reason } from '@/api/types';
import { commonTexts } from '@/lib/texts';

import { kindIcon } from './kindIcons';

const MOST_SHOWN = 3;

export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul aria-label={commonTexts.reasons} className="flex flex-col gap-1 text-xs leading-snug text-sand">
      {reasons.slice(0, MOST_SHOWN).map((reason) => {
        const Icon = kindIcon(reason.kind);
        return (
          <li key={`${reason.kind} ${reason.text}`} className="flex gap-1.5">
            <Icon aria-hidden="true" className="mt-px size-3.5 shrink-0 text-dust" />
            <span className="line-clamp-3 min-w-0 wrap-break-word">
              {marked(nearMark(reason)).map(({ text, found }, index) =>
                found ? (
                  <mark key={index} className="rounded-xs bg-lamp/20 text-bone">
                    {text}
                  </mark>
                ) : (
                  text
                ),
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** The most characters before the first match, so that it is on the visible lines. */
const LEAD = 48;

/** The text from shortly before its first match on. */
export function nearMark({ text, highlights = [] }: Pick<Reason, 'text' | 'highlights'>): Pick<Reason, 'text' | 'highlights'> {
  const first = Math.min(...highlights.map(([from = Infinity]) => from));
  if (!Number.isFinite(first) || first <= LEAD) return { text, highlights };
  const characters = Array.from(text);
  const cut = characters.indexOf(' ', first - LEAD / 2) + 1;
  if (cut <= 0 || cut > first) return { text, highlights };
  // The ellipsis replaces what was removed.
  const moved = highlights.map((span) => span.map((place) => place - cut + 1));
  return { text: `…${characters.slice(cut).join('')}`, highlights: moved };
}

interface Piece {
  readonly text: string;
  readonly found: boolean;
}

/** The text in pieces. Positions count characters, not UTF-16 units; positions outside the text are ignored. */
export function marked({ text, highlights = [] }: Pick<Reason, 'text' | 'highlights'>): readonly Piece[] {
  const characters = Array.from(text);
  const pieces: Piece[] = [];
  let at = 0;
  const push = (to: number, found: boolean) => {
    if (to > at) pieces.push({ text: characters.slice(at, to).join(''), found });
    at = Math.max(at, to);
  };
  for (const [from = -1, to = -1] of [...highlights].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))) {
    if (from < at || to <= from || to > characters.length) continue;
    push(from, false);
    push(to, true);
  }
  push(characters.length, false);
  return pieces;
}
