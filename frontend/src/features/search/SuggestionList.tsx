/**
 * The completions under the box, or the searches made before. Focus never enters the list: the box says which one is
 * highlighted.
 */
import { createElement } from 'react';

import { kindIcon } from '@/components/kindIcons';
import { Poster } from '@/components/Poster';
import { useRecentSearches } from '@/lib/recentSearches';
import { boxTexts } from '@/lib/texts';

import { optionId } from './useCombobox';
import type { Proposal } from './useSuggestions';

interface Props {
  id: string;
  proposals: readonly Proposal[];
  /** Searches made before, and not completions. */
  recent: boolean;
  active: number;
  choose: (index: number) => void;
}

export function SuggestionList({ id, proposals, recent, active, choose }: Props) {
  return (
    <div className="absolute inset-x-0 top-full z-20 mt-2 max-h-[min(32rem,70dvh)] overflow-y-auto overscroll-contain rounded-xl border border-edge bg-seat py-1.5 text-left shadow-2xl shadow-black/50">
      {recent ? (
        <p aria-hidden="true" className="px-4 pt-1 pb-1.5 text-xs font-semibold tracking-wide text-dust uppercase">
          {boxTexts.recent}
        </p>
      ) : null}
      <div id={id} role="listbox" aria-label={recent ? boxTexts.recent : boxTexts.suggestions}>
        {proposals.map((proposal, index) => (
          // The keys are handled in the box, which keeps the focus.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={`${proposal.kind} ${proposal.id ?? ''} ${proposal.text}`}
            id={optionId(id, index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // Otherwise the box loses the focus before the click arrives.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(index)}
            className="flex min-h-11 cursor-pointer items-center gap-3 px-4 py-1.5 hover:bg-rail aria-selected:bg-rail aria-selected:shadow-[inset_3px_0_0_var(--color-lamp)]"
          >
            <Picture proposal={proposal} />
            <span className="min-w-0 truncate text-bone">{proposal.text}</span>
            <span className="ml-auto shrink-0 text-sm text-dust">{describe(proposal)}</span>
          </div>
        ))}
      </div>
      {recent ? <Forget /> : null}
    </div>
  );
}

function Forget() {
  const forgetAll = useRecentSearches((state) => state.forgetAll);
  return (
    <div className="mt-1 flex flex-wrap items-center justify-between gap-x-4 border-t border-rail px-4 pt-1.5">
      <p className="hidden text-xs text-dust pointer-fine:block">{boxTexts.recentHint}</p>
      <button
        type="button"
        onMouseDown={(event) => event.preventDefault()}
        onClick={forgetAll}
        className="min-h-9 pointer-coarse:min-h-11 rounded text-sm text-sand underline-offset-4 hover:text-lamp hover:underline"
      >
        {boxTexts.clearRecent}
      </button>
    </div>
  );
}

function Picture({ proposal: { kind, id, text, year, genres, poster_url } }: { proposal: Proposal }) {
  if (kind === 'title' && id != null) {
    return (
      <span className="w-7 shrink-0 *:rounded-xs">
        <Poster film={{ id, title: text, year: year ?? null, genres: genres ?? [], poster_url: poster_url ?? null }} sizes="1.75rem" eager />
      </span>
    );
  }
  return (
    <span className="grid w-7 shrink-0 place-items-center">
      {createElement(kindIcon(kind), { 'aria-hidden': true, className: 'size-5 text-dust' })}
    </span>
  );
}

function describe({ kind, year, movie_count: films }: Proposal): string {
  if (kind === 'recent') return '';
  if (kind === 'title') return boxTexts.suggestedFilm(year ?? null);
  return boxTexts.suggestedKind(boxTexts.kinds[kind] ?? kind, films ?? null);
}
