/**
 * Reads and writes the address of a search. An address is typed and shared by hand, so whatever is not valid counts as
 * absent. Defaults are left out: each search has exactly one address.
 */
import { FILTER_PARAMETERS, readFilters, readNumber, readText, type FilterChange, type Raw, type SearchFilters } from './filters';

export const SORTS = ['relevance', 'rating', 'year', 'popularity'] as const;
export type Sort = (typeof SORTS)[number];

/** A whole search. An empty object is a search that has not started. */
export type SearchState = SearchFilters & {
  q?: string;
  /** Search for the words exactly as typed, without correcting or interpreting them. */
  literal?: true;
  /** 0 is keywords only, 1 is meaning only. Absent is the middle. */
  semantic_ratio?: number;
  /** Absent is by relevance. */
  sort?: Exclude<Sort, 'relevance'>;
};

/** A changed search. `undefined` removes a part. */
export type SearchChange = FilterChange & { readonly [Key in 'q' | 'literal' | 'semantic_ratio' | 'sort']?: SearchState[Key] | undefined };

/** The API takes 4,000 characters, but proxies may cut or refuse an address twice as long as this. */
export const MAX_QUERY_LENGTH = 2000;
export const DEFAULT_RATIO = 0.5;

/** In the order in which an address lists them. */
const PARAMETERS = ['q', 'literal', 'semantic_ratio', 'sort', ...FILTER_PARAMETERS];
/** Of other parts of the site: the open film and its "but", the tab of the list, and the former search mode. */
const OTHER_PARAMETERS = ['film', 'but', 'tab', 'mode'];
const ALL_PARAMETERS = [...PARAMETERS, ...OTHER_PARAMETERS];

/** Reads a search from an address, or from a change to one. Reading its result again changes nothing. */
export function normaliseSearch(raw: Raw): SearchState {
  const state: SearchState = {};
  const q = readText(raw.q).trim().slice(0, MAX_QUERY_LENGTH).trimEnd();
  if (q !== '') state.q = q;
  if (raw.literal === true || raw.literal === 'true' || raw.literal === '1') state.literal = true;
  const ratio = readNumber(raw.semantic_ratio, 0, 1, 2);
  if (ratio !== null && ratio !== DEFAULT_RATIO) state.semantic_ratio = ratio;
  const sort = SORTS.find((known) => known === raw.sort);
  if (sort && sort !== 'relevance') state.sort = sort;
  return { ...state, ...readFilters(raw) };
}

/** The id of the film that is open over a page. */
export function normaliseFilm(raw: unknown): number | undefined {
  const digits = readText(raw);
  const id = /^\d{1,10}$/.test(digits) ? Number(digits) : NaN;
  // Ids are 32 bits wide.
  return id <= 0xffff_ffff ? id : undefined;
}

/** Reads the query string of an address for the router: known names only, and the first value of each. */
export function parseAddress(query: string): Record<string, string> {
  const values = new URLSearchParams(query);
  const known: Record<string, string> = {};
  for (const key of ALL_PARAMETERS) {
    const value = values.get(key);
    if (value !== null) known[key] = value;
  }
  return known;
}

/** Writes the query string of an address for the router. Commas and spaces stay readable. */
export function formatAddress(search: Raw): string {
  const values = new URLSearchParams();
  for (const key of ALL_PARAMETERS) {
    const value = search[key];
    if (Array.isArray(value)) values.set(key, value.join(','));
    else if (typeof value === 'string' || typeof value === 'number' || value === true) values.set(key, String(value));
  }
  const written = values.toString().replaceAll('%2C', ',');
  return written === '' ? '' : `?${written}`;
}
