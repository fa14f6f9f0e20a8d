/** The list as a file: to keep, or to take to another device. What comes from a file is checked field by field. */
import { EMPTY, MARKS, MOST_RECENT, merge, type Entries, type Entry, type KeptFilm, type ListData } from './data';

const FORMAT = 'cinerag-list';
export const FORMAT_VERSION = 1;
/** No list of films is larger, and a larger file would only freeze the page. */
export const MAX_FILE_BYTES = 5_000_000;
const MAX_TEXT = 500;

export type ImportFault = 'too-large' | 'not-json' | 'not-a-list' | 'too-new';
export type Imported =
  | {
      readonly ok: true;
      readonly data: ListData;
      /** How many marks are new, and how many entries of the file could not be read. */
      readonly added: number;
      readonly unread: number;
    }
  | { readonly ok: false; readonly reason: ImportFault };

export const exportList = (data: ListData): string =>
  JSON.stringify({ format: FORMAT, version: FORMAT_VERSION, marks: data.marks, recent: data.recent }, null, 2);

/** Reads a file and adds it to what is there. A broken entry is left out; a broken file changes nothing. */
export function importList(text: string, into: ListData): Imported {
  if (text.length > MAX_FILE_BYTES) return { ok: false, reason: 'too-large' };
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'not-json' };
  }
  if (!isRecord(file) || file.format !== FORMAT || typeof file.version !== 'number') {
    return { ok: false, reason: 'not-a-list' };
  }
  if (file.version > FORMAT_VERSION) return { ok: false, reason: 'too-new' };
  if (!isRecord(file.marks)) return { ok: false, reason: 'not-a-list' };
  const { marks } = file;
  const data = merge(into, readList(file));
  const added = MARKS.flatMap((name) => Object.keys(data.marks[name]).filter((id) => !Object.hasOwn(into.marks[name], id)));
  const unread = MARKS.flatMap((name) => Object.values(isRecord(marks[name]) ? marks[name] : {})).filter((raw) => readEntry(raw).length === 0);
  return { ok: true, data, added: added.length, unread: unread.length };
}

/** Whatever is a list in it, from a file or from a store that an older version or another program wrote. */
export function readList(raw: unknown): ListData {
  if (!isRecord(raw)) return EMPTY;
  const marks = isRecord(raw.marks) ? raw.marks : {};
  const recent = Array.isArray(raw.recent) ? raw.recent.flatMap(readEntry).slice(0, MOST_RECENT) : [];
  const entries = MARKS.map((name) => [name, readEntries(marks[name])] as const);
  // Through the merge, so that a film which is both liked and disliked in the file is only what it was last.
  return merge({ marks: Object.fromEntries(entries) as ListData['marks'], recent }, EMPTY);
}

function readEntries(raw: unknown): Entries {
  if (!isRecord(raw)) return {};
  return Object.fromEntries(Object.values(raw).flatMap(readEntry).map((entry) => [entry.film.id, entry]));
}

function readEntry(raw: unknown): Entry[] {
  if (!isRecord(raw) || !isRecord(raw.film) || !isTime(raw.at)) return [];
  const { id, title, year, genres, poster_url } = raw.film;
  if (!isId(id) || !isText(title) || title === '') return [];
  const film: KeptFilm = {
    id,
    title,
    year: typeof year === 'number' && Number.isInteger(year) ? year : null,
    genres: Array.isArray(genres) ? genres.filter(isText).slice(0, 20) : [],
    poster_url: isText(poster_url) && /^https?:\/\//.test(poster_url) ? poster_url : null,
  };
  return [{ film, at: raw.at }];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_TEXT;
const isId = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 0xffff_ffff;
const isTime = (value: unknown): value is number => Number.isFinite(value) && Number(value) >= 0;
