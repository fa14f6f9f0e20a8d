/** A text box that searches and suggests while typing. */
import { Search, X } from 'lucide-react';
import { useId, type FocusEvent, type RefObject } from 'react';

import { useLazyComponent } from '@/lib/lazyComponent';
import { useOpenFilmById } from '@/lib/openFilm';
import { useRecentSearches } from '@/lib/recentSearches';
import { MAX_QUERY_LENGTH } from '@/lib/searchParams';
import { boxTexts } from '@/lib/texts';

import { optionId, useCombobox } from './useCombobox';
import { SHORTCUTS } from './useSearchKeys';
import { useSearchText } from './useSearchText';
import { useSuggestions } from './useSuggestions';
import { useEarlyInput } from './useEarlyInput';

/** Loaded when the box is first used. */
const loadList = () => import('./SuggestionList').then((module) => module.SuggestionList);

interface Props {
  input: RefObject<HTMLInputElement | null>;
  /** Searches while typing, not only on Enter. */
  live: boolean;
  /** Called after a search. */
  onDone?: () => void;
}

export function SearchField({ input, live, onDone }: Props) {
  const { text, searched, type, submit } = useSearchText(live);
  const [SuggestionList, loadListNow] = useLazyComponent(loadList);
  const listId = useId();
  const { suggestions, recent } = useSuggestions(text);
  const { remember, forget } = useRecentSearches.getState();
  const openFilm = useOpenFilmById();

  const search = async (query: string) => {
    combobox.close();
    // An empty search would not change anything.
    if (query.trim() === '' && searched === '') return;
    remember(query);
    await submit(query);
    onDone?.();
  };
  const choose = (index: number) => {
    const chosen = suggestions[index];
    if (!chosen) return;
    // Open a film over a search for its title, so that closing it shows results.
    void search(chosen.text).then(() => (chosen.id == null ? undefined : openFilm(chosen.id)));
  };
  const clear = () => {
    type('');
    input.current?.focus();
    combobox.show();
  };
  const remove = recent ? (index: number) => forget(suggestions[index]?.text ?? '') : undefined;
  const combobox = useCombobox({ count: suggestions.length, choose, clear: () => type(''), remove });
  const { active } = combobox;
  useEarlyInput(input, text, (typed) => {
    loadListNow();
    type(typed);
  });
  const open = combobox.open && SuggestionList !== null;
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) combobox.close();
  };

  return (
    <search className="relative block w-full" onBlur={onBlur}>
      <form
        className="relative"
        // Works before the scripts have loaded.
        action="/search"
        onSubmit={(event) => {
          event.preventDefault();
          void search(text);
        }}
      >
        <label htmlFor={`${listId}-box`} className="sr-only">
          {boxTexts.box}
        </label>
        <Search aria-hidden="true" className="pointer-events-none absolute top-1/2 left-4 size-5 -translate-y-1/2 text-dust" />
        <input
          ref={input}
          id={`${listId}-box`}
          type="text"
          name="q"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={MAX_QUERY_LENGTH}
          placeholder={boxTexts.placeholder}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={listId}
          aria-activedescendant={active >= 0 ? optionId(listId, active) : undefined}
          aria-keyshortcuts={SHORTCUTS}
          value={text}
          onChange={(event) => {
            loadListNow();
            type(event.target.value);
            combobox.show();
          }}
          onFocus={() => {
            loadListNow();
            if (text === '') combobox.show();
          }}
          onClick={() => (text === '' ? combobox.show() : undefined)}
          onKeyDown={combobox.onKeyDown}
          className="peer h-13 w-full rounded-xl border border-edge bg-seat pr-12 pl-12 text-lg text-bone text-ellipsis placeholder:text-dust focus:border-lamp focus:outline-offset-0"
        />
        {text === '' ? (
          <kbd
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 right-4 hidden -translate-y-1/2 rounded border border-edge px-1.5 font-sans text-sm text-dust peer-focus:opacity-0 sm:pointer-fine:block"
          >
            /
          </kbd>
        ) : (
          <button
            type="button"
            aria-label={boxTexts.clearBox}
            onClick={clear}
            className="absolute top-1/2 right-1 grid size-11 -translate-y-1/2 place-items-center rounded-full text-dust hover:text-bone focus-visible:-outline-offset-4"
          >
            <X aria-hidden="true" className="size-5" />
          </button>
        )}
      </form>
      {open ? (
        <SuggestionList id={listId} suggestions={suggestions} recent={recent} active={active} choose={choose} />
      ) : null}
    </search>
  );
}
