/** What the reader should know about an answer: a part that was away, another spelling, a dropped constraint. */
import type { SearchAnswer } from '@/api/types';
import { searchTexts } from '@/lib/texts';

export function Notes({ answer }: { answer: SearchAnswer }) {
  const { corrected, relaxed } = answer.query;
  return (
    <>
      {answer.degraded.length > 0 ? (
        <div role="status" className="max-w-3xl rounded-md border-l-4 border-lamp bg-seat px-4 py-3">
          <p className="font-semibold">{searchTexts.weaker}</p>
          {answer.degraded.map((part) => (
            <p key={part} className="mt-1 text-sand">
              {searchTexts.away[part] ?? searchTexts.partAway(part)}
            </p>
          ))}
        </div>
      ) : null}
      {corrected ? (
        <p className="text-sand">
          {searchTexts.readAs} <strong className="text-bone">{corrected}</strong>.
        </p>
      ) : null}
      {relaxed.length > 0 ? (
        <p className="text-sand">{searchTexts.setAside(relaxed.join(', '))}</p>
      ) : null}
    </>
  );
}
