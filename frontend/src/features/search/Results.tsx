/** What a search found, and every other way it can end: still loading, nothing, a problem. */
import { useQuery } from '@tanstack/react-query';

import { searchQuery } from '@/api/queries';
import type { SearchAnswer } from '@/api/types';
import { Failure } from '@/components/Failure';
import { FilmCard } from '@/components/FilmCard';
import { GridSkeleton } from '@/components/Skeletons';
import { plural } from '@/lib/format';
import { useView } from '@/lib/view';

import { NoResults } from './NoResults';
import { Notes } from './Notes';

const PAGE_SIZE = 24;

export function Results() {
  const { q, mode } = useView();
  const { data, error, isPlaceholderData, refetch } = useQuery(searchQuery({ q: q.trim(), mode, limit: PAGE_SIZE }));
  return (
    <div className="page flex flex-col gap-6 py-8">
      <h1 className="font-display text-2xl text-balance wrap-anywhere sm:text-3xl">
        <span className="text-dust">Films for</span> {q.trim()}
      </h1>
      {error ? (
        <Failure heading="The search did not work" error={error} retry={() => void refetch()} />
      ) : data ? (
        <Answer answer={data} stale={isPlaceholderData} />
      ) : (
        <GridSkeleton count={12} />
      )}
    </div>
  );
}

function Answer({ answer, stale }: { answer: SearchAnswer; stale: boolean }) {
  return (
    <div aria-busy={stale} className="flex flex-col gap-6 transition-opacity delay-150 aria-busy:opacity-50">
      <div className="flex flex-col gap-3">
        <div role="status">
          <h2 id="results" className="text-sm text-dust">
            {summary(answer)}
          </h2>
        </div>
        <Notes answer={answer} />
      </div>
      {answer.hits.length === 0 ? (
        <NoResults />
      ) : (
        <ul aria-labelledby="results" className="film-grid">
          {answer.hits.map((hit) => (
            <li key={hit.id}>
              <FilmCard film={hit} reasons={hit.reasons} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** `total` counts the candidates that were ranked, not films that match, so it is not called a number of results. */
function summary({ hits, total, took_ms: took }: SearchAnswer): string {
  if (hits.length === 0) return 'No films found';
  const shown = hits.length < total ? `The best ${hits.length} of ${total} ranked` : plural(hits.length, 'film');
  return `${shown}, in ${duration(took)}`;
}

/** A cached answer takes less than the API counts, and nothing takes no time. */
function duration(tookMs: number): string {
  if (tookMs < 0.1) return 'under 0.1 ms';
  return `${tookMs < 10 ? tookMs.toFixed(1) : Math.round(tookMs)} ms`;
}
