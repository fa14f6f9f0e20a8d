/**
 * What the address of a search says, and how it is written. An address is typed and shared by hand, so whatever is not
 * understood counts as absent, and what is the default is left out: one search has one address, and no JSON in it.
 */

export const SORTS = ['relevance', 'rating', 'year', 'popularity'] as const;
export type Sort = (typeof SORTS)[number];

/** What a search may be narrowed by. An absent field says nothing. */
export interface SearchFilters {
  genres?: readonly string[];
  exclude_genres?: readonly string[];
  people?: readonly string[];
  cast?: readonly string[];
  directors?: readonly string[];
  language?: string;
  year_from?: number;
  year_to?: number;
  runtime_from?: number;
  runtime_to?: number;
  rating_from?: number;
}

/** A whole search. An empty object is the search that has not begun. */
export interface SearchState extends SearchFilters {
  q?: string;
  /** Search the words as they stand: correct nothing, understand nothing. */
  literal?: true;
  /** 0 is words alone, 1 is meaning alone. Absent is the middle. */
  semantic_ratio?: number;
  /** Absent is by relevance. */
  sort?: Exclude<Sort, 'relevance'>;
}

/** The API takes 4,000 characters, but an address twice as long as this is cut or refused by things in between. */
export const MAX_QUERY_LENGTH = 2000;
export const DEFAULT_RATIO = 0.5;
export const YEARS = { min: 1870, max: 2100 } as const;
export const RUNTIMES = { min: 1, max: 1000 } as const;
const MOST_IN_A_LIST = 20;
const LONGEST_NAME = 100;

const LISTS = ['genres', 'exclude_genres', 'people', 'cast', 'directors'] as const;
const RANGES = [
  ['year_from', 'year_to', YEARS],
  ['runtime_from', 'runtime_to', RUNTIMES],
] as const;
/** In the order in which an address holds them. */
const KEYS = ['q', 'literal', 'semantic_ratio', 'sort', ...LISTS, 'language', 'year_from', 'year_to', 'runtime_from', 'runtime_to', 'rating_from'] as const;
/** Belong to other parts of the site: the film over a page and how its like should differ, the list's tab, and the old way to say how to search. */
const FOREIGN_KEYS = ['film', 'but', 'tab', 'mode'] as const;

type Raw = Readonly<Record<string, unknown>>;

/** Reads a search from an address or from a change to one. Reading what it gives again changes nothing. */
export function normaliseSearch(raw: Raw): SearchState {
  const state: SearchState = {};
  const q = text(raw.q).trim().slice(0, MAX_QUERY_LENGTH).trimEnd();
  if (q !== '') state.q = q;
  if (raw.literal === true || raw.literal === 'true' || raw.literal === '1') state.literal = true;
  const ratio = decimal(raw.semantic_ratio, 0, 1, 2);
  if (ratio !== null && ratio !== DEFAULT_RATIO) state.semantic_ratio = ratio;
  const sort = SORTS.find((known) => known === raw.sort);
  if (sort && sort !== 'relevance') state.sort = sort;
  for (const key of LISTS) {
    const names = list(raw[key]);
    if (names.length > 0) state[key] = names;
  }
  const language = text(raw.language).trim().toLowerCase();
  if (/^[a-z]{2}$/.test(language)) state.language = language;
  for (const [from, to, { min, max }] of RANGES) {
    const [low, high] = [decimal(raw[from], min, max, 0), decimal(raw[to], min, max, 0)];
    // The two ends the wrong way round can only mean one thing.
    const swapped = low !== null && high !== null && low > high;
    const [first, last] = swapped ? [high, low] : [low, high];
    if (first !== null) state[from] = first;
    if (last !== null) state[to] = last;
  }
  const rating = decimal(raw.rating_from, 0, 10, 1);
  if (rating !== null && rating > 0) state.rating_from = rating;
  return state;
}

/** The film that is open over a page, by its id. */
export function normaliseFilm(raw: unknown): number | undefined {
  const digits = typeof raw === 'number' ? String(raw) : text(raw);
  const id = /^\d{1,10}$/.test(digits) ? Number(digits) : NaN;
  // Ids are 32 bits wide.
  return id <= 0xffff_ffff ? id : undefined;
}

/** Only the filters of a search. */
export function filtersOf(state: SearchState): SearchFilters {
  const { q, literal, semantic_ratio, sort, ...filters } = state;
  return filters;
}

export const hasFilters = (state: SearchState): boolean => Object.keys(filtersOf(state)).length > 0;

/** The query string of an address as the router reads it: known names only, the first value of each. */
export function parseAddress(query: string): Record<string, string> {
  const values = new URLSearchParams(query);
  const known: Record<string, string> = {};
  for (const key of [...KEYS, ...FOREIGN_KEYS]) {
    const value = values.get(key);
    if (value !== null) known[key] = value;
  }
  return known;
}

/** The query string for the router to write. Commas and spaces stay readable. */
export function formatAddress(search: Raw): string {
  const values = new URLSearchParams();
  for (const key of [...KEYS, ...FOREIGN_KEYS]) {
    const value = search[key];
    if (Array.isArray(value)) values.set(key, value.join(','));
    else if (typeof value === 'string' || typeof value === 'number' || value === true) values.set(key, String(value));
  }
  const written = values.toString().replaceAll('%2C', ',');
  return written === '' ? '' : `?${written}`;
}

const text = (raw: unknown): string => (typeof raw === 'string' ? raw : typeof raw === 'number' ? String(raw) : '');

function decimal(raw: unknown, min: number, max: number, places: number): number | null {
  const written = text(raw).trim();
  if (!/^\d+(\.\d+)?$/.test(written)) return null;
  const value = Number(Number(written).toFixed(places));
  return value >= min && value <= max ? value : null;
}

/** Names without repetition. A comma separates, here as in the API, so no name can hold one. */
function list(raw: unknown): readonly string[] {
  const names: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  const seen = new Map<string, string>();
  for (const name of names.flatMap((part) => text(part).split(','))) {
    const trimmed = name.trim().slice(0, LONGEST_NAME).trimEnd();
    if (trimmed !== '' && !seen.has(trimmed.toLowerCase())) seen.set(trimmed.toLowerCase(), trimmed);
  }
  return [...seen.values()].slice(0, MOST_IN_A_LIST);
}
