/** What the reader should know about an answer: a part that was away, another spelling, a dropped constraint. */
import type { SearchAnswer } from '@/api/types';

/** The parts of the API that can be away, by what the reader loses. A part added later shows under its own name. */
const PARTS: Readonly<Record<string, string>> = {
  embedder: 'Search by meaning is away, so these films were matched by words only.',
  cross_encoder: 'The closer look at the first films is away, so they stand in the usual order.',
};

export function Notes({ answer }: { answer: SearchAnswer }) {
  const { corrected, relaxed } = answer.query;
  return (
    <>
      {answer.degraded.length > 0 ? (
        <div role="status" className="max-w-3xl rounded-md border-l-4 border-lamp bg-seat px-4 py-3">
          <p className="font-semibold">These results are not as good as they could be.</p>
          {answer.degraded.map((part) => (
            <p key={part} className="mt-1 text-sand">
              {PARTS[part] ?? `A part of the search is away: ${part}.`}
            </p>
          ))}
        </div>
      ) : null}
      {corrected ? (
        <p className="text-sand">
          Read as <strong className="text-bone">{corrected}</strong>.
        </p>
      ) : null}
      {relaxed.length > 0 ? (
        <p className="text-sand">
          Too little was left with everything you asked for, so this was set aside: {relaxed.join(', ')}.
        </p>
      ) : null}
    </>
  );
}
