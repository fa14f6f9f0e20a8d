/** The completions under the box. Focus never enters it: the box says which one is highlighted. */
import type { Suggestion } from '@/api/types';
import { searchTexts } from '@/lib/texts';

interface Props {
  id: string;
  suggestions: readonly Suggestion[];
  active: number;
  choose: (index: number) => void;
}

export const optionId = (listId: string, index: number) => `${listId}-${index}`;

export function SuggestionList({ id, suggestions, active, choose }: Props) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label={searchTexts.suggestions}
      className="absolute inset-x-0 top-full z-20 mt-2 overflow-hidden rounded-xl border border-edge bg-seat py-1 text-left shadow-2xl shadow-black/60"
    >
      {suggestions.map((suggestion, index) => (
        // The keys are handled in the box, which keeps the focus.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={`${suggestion.kind} ${suggestion.id ?? ''} ${suggestion.text}`}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // Otherwise the box loses the focus before the click arrives.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(index)}
          className="flex cursor-pointer items-baseline gap-3 px-4 py-2 hover:bg-rail aria-selected:bg-rail aria-selected:shadow-[inset_3px_0_0_var(--color-lamp)]"
        >
          <span className="min-w-0 truncate text-bone">{suggestion.text}</span>
          <span className="ml-auto shrink-0 text-sm text-dust">{describe(suggestion)}</span>
        </div>
      ))}
    </div>
  );
}

function describe({ kind, year, movie_count: films }: Suggestion): string {
  if (kind === 'title') return searchTexts.suggestedFilm(year ?? null);
  return searchTexts.suggestedKind(kind, kind === 'person' || kind === 'theme' ? (films ?? null) : null);
}
