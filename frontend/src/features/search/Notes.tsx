/** What the reader should know about an answer: a part that was away, another spelling, a dropped constraint. */
import type { ReactNode } from 'react';

import type { SearchAnswer } from '@/api/types';
import { SearchLink } from '@/components/SearchLink';
import { searchTexts } from '@/lib/texts';

import { useSearchState } from './useSearch';

const LINK = 'text-lamp underline underline-offset-4 hover:text-bone';

/** A part that costs time alone: the films are the same without it. */
const COSTS_TIME_ALONE = 'cache';

export function Notes({ answer: { query, degraded }, literal }: { answer: SearchAnswer; literal: boolean }) {
  const { literal: _, ...state } = useSearchState();
  const missed = degraded.filter((part) => part !== COSTS_TIME_ALONE);
  return (
    <>
      {missed.length > 0 ? (
        <Note>
          <p className="font-semibold">{searchTexts.weaker}</p>
          {missed.map((part) => (
            <p key={part} className="mt-1 text-sand">
              {searchTexts.away[part] ?? searchTexts.partAway(part)}
            </p>
          ))}
        </Note>
      ) : null}
      {query.corrected ? (
        <p className="text-sand">
          {searchTexts.correctedBefore} <strong className="text-bone">{query.corrected}</strong>
          {' · '}
          <SearchLink search={{ ...state, literal: true }} className={LINK}>
            {searchTexts.searchInstead(query.text)}
          </SearchLink>
        </p>
      ) : null}
      {literal ? (
        <p className="text-sand">
          {searchTexts.literal}{' '}
          <SearchLink search={state} className={LINK}>
            {searchTexts.notLiteral}
          </SearchLink>
        </p>
      ) : null}
      {query.relaxed.length > 0 ? (
        <Note>
          <p className="text-sand">{searchTexts.setAside(query.relaxed.join(', '))}</p>
        </Note>
      ) : null}
    </>
  );
}

const Note = ({ children }: { children: ReactNode }) => (
  <div role="status" className="max-w-3xl rounded-md border-l-4 border-lamp bg-seat px-4 py-3">
    {children}
  </div>
);
