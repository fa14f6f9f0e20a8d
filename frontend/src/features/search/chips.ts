/** Everything a search goes by, as chips: what was understood of the text, and the filters of the address. */
import type { Part, SearchAnswer } from '@/api/types';
import { language as languageName } from '@/lib/format';
import type { SearchState } from '@/lib/searchParams';
import { filterTexts as texts } from '@/lib/texts';

import { cutPart, cutParts, type Span } from './cutPart';
import type { SearchChange } from './useSearch';

export interface ChipModel {
  readonly key: string;
  /** Names the icon. */
  readonly kind: string;
  readonly label: string;
  /** Where its words stand in the text; null for a filter of the address. */
  readonly words: Span | null;
  /** Too little was left with it, so the search went without. */
  readonly aside: boolean;
  /** The search without it. */
  readonly without: SearchChange;
}

export function chipsOf(state: SearchState, query: SearchAnswer['query'] | null): readonly ChipModel[] {
  return [...(query ? partChips(query) : []), ...filterChips(state)];
}

/** The search with every chip gone. */
export function withoutAll(state: SearchState, query: SearchAnswer['query'] | null): SearchChange {
  const filters = filterChips(state).map(({ without }) => without);
  const cut = query ? { q: cutParts(query.text, shownParts(query).map((part) => part.cut)) } : {};
  return Object.assign({}, ...filters, NO_LISTS, cut) as SearchChange;
}
const NO_LISTS: SearchChange = { genres: undefined, exclude_genres: undefined, people: undefined, cast: undefined, directors: undefined };

/** Words that say nothing once the subject is gone. */
const FILLER = /^(?:(?:a|an|the|some|any|about|with|films?|movies?)\b\s*)*$/i;

/** The subject that is the whole text says nothing that the text does not. */
function shownParts({ text, understood }: SearchAnswer['query']): readonly Part[] {
  const isSubject = ({ kind }: Part) => kind === 'theme' || kind === 'topic' || kind === 'mood';
  return understood.filter((part) => !(isSubject(part) && FILLER.test(cutPart(text, part.cut))));
}

const partChips = (query: SearchAnswer['query']): ChipModel[] =>
  shownParts(query).map((part) => ({
    key: `${part.kind} ${part.start}`,
    kind: part.kind,
    label: labelOf(part),
    words: [part.start, part.end],
    aside: query.relaxed.includes(part.text),
    without: { q: cutPart(query.text, part.cut) },
  }));

/** Numbers come as 32-bit floats, years with them. */
const present = (value: number | null | undefined) => (value == null ? undefined : Math.round(value * 10) / 10);

function labelOf({ kind, text, value, from, to, role }: Part): string {
  const name = value ?? text;
  switch (kind) {
    case 'person':
      return role === 'director' ? texts.directedBy(name) : name;
    case 'like':
      return texts.like(name);
    case 'exclude_genre':
      return texts.not(name);
    case 'exclude_person':
    case 'exclude_theme':
    case 'exclude_topic':
    case 'unwanted':
      return texts.without(name);
    case 'year':
      return from == null && to == null ? text : texts.years(present(from), present(to));
    case 'runtime':
      return from == null && to == null ? text : texts.runtime(present(from), present(to));
    case 'language':
      return languageName(value) ?? text;
    case 'exclude_language':
      return texts.not(languageName(value) ?? text);
    case 'country':
      return texts.country(countryName(value) ?? text);
    case 'rating':
    case 'order':
    case 'theme':
    case 'topic':
    case 'mood':
    case 'tweak':
      return text;
    default:
      return name;
  }
}

const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function countryName(code: string | null | undefined): string | null {
  try {
    return code ? (COUNTRIES.of(code) ?? null) : null;
  } catch {
    return null;
  }
}

const LISTS = [
  ['genres', 'genre', (name: string) => name],
  ['exclude_genres', 'exclude_genre', texts.not],
  ['people', 'person', (name: string) => name],
  ['cast', 'person', (name: string) => name],
  ['directors', 'person', texts.directedBy],
] as const;

function filterChips(state: SearchState): ChipModel[] {
  const chip = (kind: string, label: string, without: SearchChange): ChipModel => ({ key: `filter ${kind} ${label}`, kind, label, words: null, aside: false, without });
  const { language, year_from, year_to, runtime_from, runtime_to, rating_from } = state;
  const chips = LISTS.flatMap(([key, kind, label]) =>
    (state[key] ?? []).map((name) => chip(kind, label(name), { [key]: state[key]?.filter((other) => other !== name) })),
  );
  if (language !== undefined) chips.push(chip('language', languageName(language) ?? language, { language: undefined }));
  if ((year_from ?? year_to) !== undefined) chips.push(chip('year', texts.years(year_from, year_to), { year_from: undefined, year_to: undefined }));
  if ((runtime_from ?? runtime_to) !== undefined)
    chips.push(chip('runtime', texts.runtime(runtime_from, runtime_to), { runtime_from: undefined, runtime_to: undefined }));
  if (rating_from !== undefined) chips.push(chip('rating', texts.ratedFrom(rating_from), { rating_from: undefined }));
  return chips;
}

/** How many of the chips are filters of the address. */
export const countFilters = (state: SearchState): number => filterChips(state).length;
