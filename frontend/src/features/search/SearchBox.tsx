/** The one search box: searches as you type, and completes what you type. `/` puts the cursor in it. */
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';

import { suggestQuery } from '@/api/queries';
import { useOpenFilmOver } from '@/lib/openFilm';
import { MAX_QUERY_LENGTH } from '@/lib/searchParams';
import { searchTexts } from '@/lib/texts';

import { optionId, SuggestionList } from './SuggestionList';
import { useCombobox } from './useCombobox';
import { useSearchText } from './useSearchText';

/** Completions are for a name or a title; nobody wants them for a paragraph. */
const LONGEST_TO_COMPLETE = 60;

export function SearchBox() {
  const { text, type, submit } = useSearchText();
  const prefix = text.trim();
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const completing = prefix !== '' && prefix.length <= LONGEST_TO_COMPLETE;
  const { data } = useQuery(suggestQuery(prefix, completing));
  const suggestions = completing ? (data?.hits ?? []) : [];
  useSlashKey(input);
  const openFilm = useOpenFilmOver();

  const choose = (index: number) => {
    const chosen = suggestions[index];
    if (!chosen) return;
    combobox.close();
    // A title is a film: open it over the search for its name, so that closing it leaves something to go on from.
    void submit(chosen.text).then(() => (chosen.id == null ? undefined : openFilm(chosen.id)));
  };
  const combobox = useCombobox({ count: suggestions.length, choose, clear: () => type('') });
  const { open, active } = combobox;

  return (
    <search className="relative block w-full" onBlur={combobox.close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          combobox.close();
          void submit(text);
        }}
      >
        <label htmlFor={`${listId}-box`} className="sr-only">
          {searchTexts.box}
        </label>
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-4 size-5 -translate-y-1/2 text-dust"
        />
        <input
          ref={input}
          id={`${listId}-box`}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={MAX_QUERY_LENGTH}
          placeholder={searchTexts.placeholder}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={listId}
          aria-activedescendant={active >= 0 ? optionId(listId, active) : undefined}
          aria-keyshortcuts="/"
          value={text}
          onChange={(event) => {
            type(event.target.value);
            combobox.show();
          }}
          onKeyDown={combobox.onKeyDown}
          className="peer h-13 w-full rounded-xl border border-edge bg-seat pr-4 pl-12 sm:pr-12 text-lg text-bone placeholder:text-dust focus:border-lamp focus:outline-offset-0"
        />
        <kbd
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 right-4 hidden -translate-y-1/2 rounded border border-edge px-1.5 font-sans text-sm text-dust peer-focus:opacity-0 sm:pointer-fine:block"
        >
          /
        </kbd>
      </form>
      {open ? <SuggestionList id={listId} suggestions={suggestions} active={active} choose={choose} /> : null}
    </search>
  );
}

/** Not while something else is being typed in, nor behind an open film. */
function useSlashKey(input: React.RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const busy = target?.closest('input:not([type=radio]), textarea, select') ?? document.querySelector('[role=dialog]');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || busy) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [input]);
}
