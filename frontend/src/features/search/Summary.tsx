/** The number of results and the response time, announced on changes. */
import { searchTexts } from '@/lib/texts';

import type { Results } from './useResults';

export function Summary({ results: { answer, films, total } }: { results: Results }) {
  return (
    <div role="status">
      <h2 id="results" className="text-sm text-sand">
        {films.length === 0 ? searchTexts.noneFound : searchTexts.found(total)}
        {' '}
        {answer && films.length > 0 ? <span className="text-xs text-dust">{searchTexts.took(duration(answer.took_ms))}</span> : null}
      </h2>
    </div>
  );
}

/** A cached answer may take less time than the API can count. */
function duration(tookMs: number): string {
  if (tookMs < 0.1) return searchTexts.underTenth;
  return searchTexts.milliseconds(tookMs < 10 ? tookMs.toFixed(1) : String(Math.round(tookMs)));
}
