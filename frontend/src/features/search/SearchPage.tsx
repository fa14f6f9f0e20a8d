/** What a search found, and every other way it can end: still loading, nothing, a problem. */
import { useInfiniteQuery } from '@tanstack/react-query';

import { searchQuery } from '@/api/queries';
import type { SearchAnswer } from '@/api/types';
import { EmptyState } from '@/components/EmptyState';
import { Failure } from '@/components/Failure';
import { FilmCard } from '@/components/FilmCard';
import { GridSkeleton } from '@/components/Skeletons';
import { usePageTitle } from '@/lib/pageTitle';
import { searchRequest } from '@/lib/searchRequest';
import { commonTexts, searchTexts, shellTexts } from '@/lib/texts';

import { NoResults } from './NoResults';
import { Notes } from './Notes';
import { useSearchState } from './useSearch';

export function SearchPage() {
  const state = useSearchState();
  const { data, error, isPlaceholderData, refetch } = useInfiniteQuery(searchQuery(searchRequest(state)));
  const answer = data?.pages[0];
  const hits = data?.pages.flatMap((page) => page.hits) ?? [];
  usePageTitle(shellTexts.title(state.q ?? searchTexts.title));
  if (state.q === undefined) {
    return (
      <div className="page py-8">
        <EmptyState heading={searchTexts.begin} level={1} />
      </div>
    );
  }
  return (
    <div className="page flex flex-col gap-6 py-8">
      <h1 className="font-display text-2xl text-balance wrap-anywhere sm:text-3xl">
        <span className="text-dust">{searchTexts.headingBefore}</span> {state.q}
      </h1>
      {error ? (
        <Failure heading={searchTexts.failed} error={error} retry={() => void refetch()} />
      ) : answer ? (
        <Answer answer={{ ...answer, hits }} stale={isPlaceholderData} />
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
              <FilmCard film={hit}>
                <Reasons reasons={hit.reasons} />
              </FilmCard>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Reasons({ reasons }: { reasons: SearchAnswer['hits'][number]['reasons'] }) {
  if (reasons.length === 0) return null;
  return (
    <ul aria-label={commonTexts.whyHere} className="mt-2 flex flex-wrap gap-1">
      {reasons.map((reason) => (
        <li key={`${reason.kind} ${reason.text}`} className="rounded bg-rail px-1.5 py-0.5 text-xs text-sand">
          {reason.text}
        </li>
      ))}
    </ul>
  );
}

/** `total` counts the candidates that were ranked, not films that match, so it is not called a number of results. */
function summary({ hits, total, took_ms: took }: SearchAnswer): string {
  if (hits.length === 0) return searchTexts.noneFound;
  const time = duration(took);
  return hits.length < total ? searchTexts.bestOf(hits.length, total, time) : searchTexts.found(hits.length, time);
}

/** A cached answer takes less than the API counts, and nothing takes no time. */
function duration(tookMs: number): string {
  if (tookMs < 0.1) return searchTexts.underTenth;
  return searchTexts.milliseconds(tookMs < 10 ? tookMs.toFixed(1) : String(Math.round(tookMs)));
}
