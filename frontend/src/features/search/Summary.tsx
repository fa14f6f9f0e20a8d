/** How many films, and how long it took. Read out when it changes. */
import { searchTexts } from '@/lib/texts';

import type { Results } from './useResults';

export function Summary({ results: { answer, films, total } }: { results: Results }) {
  return (
    <div role="status">
      <h2 id="results" className="text-sm text-sand">
        {summary(films.length, total, answer !== null)}
        {answer && films.length > 0 ? <span className="text-xs text-dust">{searchTexts.took(duration(answer.took_ms))}</span> : null}
      </h2>
    </div>
  );
}

/** A search's total counts the candidates that were ranked, so it is not called a number of matches. */
function summary(shown: number, total: number, ranked: boolean): string {
  if (shown === 0) return searchTexts.noneFound;
  if (shown >= total) return searchTexts.found(shown);
  return ranked ? searchTexts.bestOf(shown, total) : searchTexts.firstOf(shown, total);
}

/** A cached answer takes less than the API counts, and nothing takes no time. */
function duration(tookMs: number): string {
  if (tookMs < 0.1) return searchTexts.underTenth;
  return searchTexts.milliseconds(tookMs < 10 ? tookMs.toFixed(1) : String(Math.round(tookMs)));
}
