/** The suggestions below the box, or recent searches. The focus stays in the box, which names the active option. */
import { createElement } from 'react';

import { kindIcon } from '@/components/kindIcons';
import { Poster } from '@/components/Poster';
import { useRecentSearches } from '@/lib/recentSearches';
import { boxTexts } from '@/lib/texts';

import { optionId } from './useCombobox';
import type { ShownSuggestion } from './useSuggestions';

interface Props {
  id: string;
  suggestions: readonly ShownSuggestion[];
  /** Whether these are recent searches. */
  recent: boolean;
  active: number;
  choose: (index: number) => void;
}

export function SuggestionList({ id, suggestions, recent, active, choose }: Props) {
  return (
    <div className="absolute inset-x-0 top-full z-20 mt-2 max-h-[min(32rem,70dvh)] overflow-y-auto overscroll-contain rounded-xl border border-edge bg-seat py-1.5 text-left shadow-2xl shadow-black/50">
      {recent ? (
        <p aria-hidden="true" className="px-4 pt-1 pb-1.5 text-xs font-semibold tracking-wide text-dust uppercase">
          {boxTexts.recent}
        </p>
      ) : null}
      <div id={id} role="listbox" aria-label={recent ? boxTexts.recent : boxTexts.suggestions}>
        {suggestions.map((suggestion, index) => (
          // The box has the focus and handles the keys.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={`${suggestion.kind} ${suggestion.id ?? ''} ${suggestion.text}`}
            id={optionId(id, index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // Otherwise the box loses the focus before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(index)}
            className="flex min-h-11 cursor-pointer items-center gap-3 px-4 py-1.5 hover:bg-rail aria-selected:bg-rail aria-selected:shadow-[inset_3px_0_0_var(--color-lamp)]"
          >
            <Picture suggestion={suggestion} />
            <span className="min-w-0 truncate text-bone">{suggestion.text}</span>
            <span className="ml-auto shrink-0 text-sm text-dust">{describe(suggestion)}</span>
          </div>
        ))}
      </div>
      {recent ? <ClearRecent /> : null}
    </div>
  );
}

function ClearRecent() {
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

function Picture({ suggestion: { kind, id, text, year, genres, poster_url } }: { suggestion: ShownSuggestion }) {
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

function describe({ kind, year, movie_count: films }: ShownSuggestion): string {
  if (kind === 'recent') return '';
  if (kind === 'title') return boxTexts.suggestedFilm(year ?? null);
  return boxTexts.suggestedKind(boxTexts.kinds[kind], films ?? null);
}
