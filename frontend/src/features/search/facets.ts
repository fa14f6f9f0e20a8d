/** The filters one can click: how a facet's value is written in an address, and which ones are chosen. */
import type { FacetValue, SearchAnswer } from '@/api/types';
import { language as languageName } from '@/lib/format';
import type { SearchState } from '@/lib/searchParams';
import { filterTexts } from '@/lib/texts';

import type { SearchChange } from './useSearch';

export const FACETS = ['genres', 'decade', 'language', 'runtime', 'rating'] as const;
export type FacetName = (typeof FACETS)[number];

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Not known for a choice that is none of the counted ones, such as years that are no decade. */
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

const RUNTIMES = ['under 60', '60-89', '90-119', '120-149', '150 and over'];
const LEAST_RATINGS = [9, 8, 7, 6, 5];

export type Facets = SearchAnswer['facets'];

/** The options of one facet with their counts, chosen ones that no film bears first. */
export function optionsOf(name: FacetName, state: SearchState, facets: Facets): readonly Option[] {
  const options = BUILD[name](facets[name] ?? [], state);
  return [...CHOSEN_ALONE[name](state, options), ...options];
}

const BUILD: Readonly<Record<FacetName, (values: readonly FacetValue[], state: SearchState) => Option[]>> = {
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

function rangeOption({ value, count }: FacetValue, [from, to]: Range, [low, high]: RangeKeys, state: SearchState, label: string): Option {
  const chosen = state[low] === from && state[high] === to;
  return { value, label, count, chosen, change: chosen ? { [low]: undefined, [high]: undefined } : { [low]: from, [high]: to } };
}

/** "7" stands for 7.0–7.9 in an answer; what one asks for is 7 or more. */
function ratingOption(least: number, values: readonly FacetValue[], state: SearchState): Option[] {
  const within = values.filter(({ value }) => Number(value) >= least);
  const count = within.reduce((sum, one) => sum + one.count, 0);
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
