/** A box that searches as you type, and completes what you type. */
import { Search, X } from 'lucide-react';
import { useId, type FocusEvent, type RefObject } from 'react';

import { useLoaded } from '@/lib/loaded';
import { useOpenFilmOver } from '@/lib/openFilm';
import { useRecentSearches } from '@/lib/recentSearches';
import { MAX_QUERY_LENGTH } from '@/lib/searchParams';
import { boxTexts } from '@/lib/texts';

import { optionId, useCombobox } from './useCombobox';
import { SHORTCUTS } from './useSearchKeys';
import { useSearchText } from './useSearchText';
import { useSuggestions } from './useSuggestions';
import { useTypedBefore } from './useTypedBefore';

/** Loaded when somebody comes to the box, so that a first visit does not wait for it. */
const loadList = () => import('./SuggestionList').then((module) => module.SuggestionList);

interface Props {
  input: RefObject<HTMLInputElement | null>;
  /** Searches at each pause, and not only on Enter. */
  live: boolean;
  /** Something was searched for or opened. */
  onDone?: () => void;
}

export function SearchField({ input, live, onDone }: Props) {
  const { text, searched, type, submit } = useSearchText(live);
  const [SuggestionList, wantList] = useLoaded(loadList);
  const listId = useId();
  const { proposals, recent } = useSuggestions(text);
  const { remember, forget } = useRecentSearches.getState();
  const openFilm = useOpenFilmOver();

  const search = async (wanted: string) => {
    combobox.close();
    // Nothing to search for, neither before nor now.
    if (wanted.trim() === '' && searched === '') return;
    remember(wanted);
    await submit(wanted);
    onDone?.();
  };
  const choose = (index: number) => {
    const chosen = proposals[index];
    if (!chosen) return;
    // A title is a film: open it over the search for its name, so that closing it leaves something to go on from.
    void search(chosen.text).then(() => (chosen.id == null ? undefined : openFilm(chosen.id)));
  };
  const clear = () => {
    type('');
    input.current?.focus();
    combobox.show();
  };
  const remove = recent ? (index: number) => forget(proposals[index]?.text ?? '') : undefined;
  const combobox = useCombobox({ count: proposals.length, choose, clear: () => type(''), remove });
  const { active } = combobox;
  useTypedBefore(input, text, (typed) => {
    wantList();
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
        // Where a search is found, for whoever is quicker than the scripts.
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
            wantList();
            type(event.target.value);
            combobox.show();
          }}
          onFocus={() => {
            wantList();
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
        <SuggestionList id={listId} proposals={proposals} recent={recent} active={active} choose={choose} />
      ) : null}
    </search>
  );
}
