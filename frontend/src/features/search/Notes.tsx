/** Notes on the results: unavailable components, what is not here, a corrected spelling, ignored filters. */
import type { ReactNode } from 'react';

import type { SearchAnswer } from '@/api/types';
import { SearchLink } from '@/components/SearchLink';
import { searchTexts } from '@/lib/texts';

import { PILL } from './Examples';
import { useSearchState } from './useSearch';

const LINK = 'text-lamp underline underline-offset-4 hover:text-bone';

/** Without the cache the results are the same, only slower. */
const NOT_SHOWN: SearchAnswer['degraded'][number] = 'cache';

export function Notes({ answer: { query, degraded }, literal }: { answer: SearchAnswer; literal: boolean }) {
  const { literal: _, ...state } = useSearchState();
  const shown = degraded.filter((component) => component !== NOT_SHOWN);
  return (
    <>
      {shown.length > 0 ? (
        <Note>
          <p className="font-semibold">{searchTexts.degraded}</p>
          {shown.map((component) => (
            <p key={component} className="mt-1 text-sand">
              {searchTexts.unavailable[component] ?? searchTexts.componentUnavailable(component)}
            </p>
          ))}
        </Note>
      ) : null}
      {(query.notices ?? []).map((notice) => (
        <Note key={`${notice.kind}${notice.value ?? ''}`}>
          <p className="text-sand">{searchTexts.notices[notice.kind](notice.value ?? '', notice.year)}</p>
          {(notice.suggestions ?? []).length > 0 ? (
            <ul className="mt-3 flex flex-wrap gap-2">
              {notice.suggestions?.map((text) => (
                <li key={text}>
                  <SearchLink search={{ q: text }} className={PILL}>
                    {text}
                  </SearchLink>
                </li>
              ))}
            </ul>
          ) : null}
        </Note>
      ))}
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
          <p className="text-sand">{searchTexts.ignored(query.relaxed.join(', '))}</p>
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
