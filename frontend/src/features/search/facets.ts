/** The filters one can click: how a facet's value is written in an address, and which ones are chosen. */
import type { SearchAnswer } from '@/api/types';
import { language as languageName } from '@/lib/format';
import type { SearchState } from '@/lib/searchParams';
import { filterTexts } from '@/lib/texts';

import type { SearchChange } from './useSearch';

export const FACETS = ['genres', 'decade', 'language', 'runtime', 'rating'] as const;
export type FacetName = (typeof FACETS)[number];

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Not known while the catalogue is browsed without a search. */
  readonly count: number | null;
  readonly chosen: boolean;
  /** What a click changes. */
  readonly change: SearchChange;
}

type Range = readonly [from: number | undefined, to: number | undefined];

/** "1990s" → 1990–1999. */
const decade = (value: string): readonly [number, number] => {
  const first = Number.parseInt(value, 10);
  return [first, first + 9];
};

/** "60-89", "under 60", "150 and over". */
function minutes(value: string): Range | null {
  const [low, high] = value.match(/\d+/g)?.map(Number) ?? [];
  if (low === undefined) return null;
  if (value.startsWith('under')) return [undefined, low - 1];
  // "0-89" has no lower end worth naming.
  return high === undefined ? [low, undefined] : [low === 0 ? undefined : low, high];
}

const DECADES = Array.from({ length: 11 }, (_, index) => `${2020 - 10 * index}s`);
const RUNTIMES = ['under 60', '60-89', '90-119', '120-149', '150 and over'];
const LANGUAGES = ['en', 'fr', 'ja', 'it', 'de', 'es', 'ko', 'zh', 'hi', 'sv'];
const LEAST_RATINGS = [9, 8, 7, 6, 5];

/** What there is to choose from where nothing is counted. */
const uncounted = (genres: readonly string[]): Readonly<Record<FacetName, readonly string[]>> => ({
  genres,
  decade: DECADES,
  language: LANGUAGES,
  runtime: RUNTIMES,
  rating: LEAST_RATINGS.map(String),
});

interface Counted {
  readonly value: string;
  readonly count: number | null;
}

/** The options of one facet, chosen ones first to be found, counted when the answer counts. */
export function optionsOf(name: FacetName, state: SearchState, facets: SearchAnswer['facets'] | null, genres: readonly string[]): readonly Option[] {
  const given: readonly Counted[] = facets
    ? (facets[name] ?? [])
    : uncounted(genres)[name].map((value) => ({ value, count: null }));
  const options = BUILD[name](given, state);
  const missing = facets ? CHOSEN_ALONE[name](state, options) : [];
  return [...missing, ...options];
}

const BUILD: Readonly<Record<FacetName, (values: readonly Counted[], state: SearchState) => Option[]>> = {
  genres: (values, state) => values.map(({ value, count }) => genreOption(value, count, state)),
  decade: (values, state) =>
    [...values]
      .sort((a, b) => decade(b.value)[0] - decade(a.value)[0])
      .map((counted) => rangeOption(counted, decade(counted.value), ['year_from', 'year_to'], state, counted.value)),
  language: (values, state) =>
    values.flatMap(({ value, count }) => {
      const label = languageName(value);
      const chosen = state.language === value;
      return label ? [{ value, label, count, chosen, change: { language: chosen ? undefined : value } }] : [];
    }),
  runtime: (values, state) =>
    [...values]
      .sort((a, b) => RUNTIMES.indexOf(a.value) - RUNTIMES.indexOf(b.value))
      .flatMap((counted) => {
        const range = minutes(counted.value);
        return range ? [rangeOption(counted, range, ['runtime_from', 'runtime_to'], state, filterTexts.runtime(...range))] : [];
      }),
  rating: (values, state) => LEAST_RATINGS.flatMap((least) => ratingOption(least, values, state)),
};

function genreOption(value: string, count: number | null, state: SearchState): Option {
  const now = state.genres ?? [];
  const chosen = now.some((genre) => genre.toLowerCase() === value.toLowerCase());
  const genres = chosen ? now.filter((genre) => genre.toLowerCase() !== value.toLowerCase()) : [...now, value];
  return { value, label: value, count, chosen, change: { genres } };
}

type RangeKeys = readonly ['year_from', 'year_to'] | readonly ['runtime_from', 'runtime_to'];

function rangeOption({ value, count }: Counted, [from, to]: Range, [low, high]: RangeKeys, state: SearchState, label: string): Option {
  const chosen = state[low] === from && state[high] === to;
  return { value, label, count, chosen, change: chosen ? { [low]: undefined, [high]: undefined } : { [low]: from, [high]: to } };
}

/** "7" stands for 7.0–7.9 in an answer; what one asks for is 7 or more. */
function ratingOption(least: number, values: readonly Counted[], state: SearchState): Option[] {
  const within = values.filter(({ value }) => Number(value) >= least);
  const counted = values.every(({ count }) => count !== null);
  const count = counted ? within.reduce((sum, one) => sum + (one.count ?? 0), 0) : null;
  const chosen = state.rating_from === least;
  if (count === 0 && !chosen) return [];
  return [{ value: String(least), label: filterTexts.ratingOption(least), count, chosen, change: { rating_from: chosen ? undefined : least } }];
}

/** A chosen value that no film of the answer bears stays to be seen, and to be taken back. */
const CHOSEN_ALONE: Readonly<Record<FacetName, (state: SearchState, options: readonly Option[]) => Option[]>> = {
  genres: (state, options) =>
    (state.genres ?? []).filter((genre) => !options.some((one) => one.chosen && one.value.toLowerCase() === genre.toLowerCase())).map((genre) => genreOption(genre, 0, state)),
  decade: ({ year_from: from, year_to: to }, options) =>
    (from ?? to) === undefined || options.some(({ chosen }) => chosen)
      ? []
      : [{ value: 'years', label: filterTexts.years(from, to), count: null, chosen: true, change: { year_from: undefined, year_to: undefined } }],
  language: ({ language }, options) =>
    language === undefined || options.some(({ chosen }) => chosen)
      ? []
      : [{ value: language, label: languageName(language) ?? language, count: 0, chosen: true, change: { language: undefined } }],
  runtime: ({ runtime_from: from, runtime_to: to }, options) =>
    (from ?? to) === undefined || options.some(({ chosen }) => chosen)
      ? []
      : [{ value: 'minutes', label: filterTexts.runtime(from, to), count: null, chosen: true, change: { runtime_from: undefined, runtime_to: undefined } }],
  rating: ({ rating_from: least }, options) =>
    least === undefined || options.some(({ chosen }) => chosen)
      ? []
      : [{ value: String(least), label: filterTexts.ratingOption(least), count: null, chosen: true, change: { rating_from: undefined } }],
};
