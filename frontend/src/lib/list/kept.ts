/** What was kept, read back: nothing that comes from a store or a file is trusted, and every field is checked. */
import { EMPTY, MARKS, MOST_RECENT, merge, type Entries, type Entry, type KeptFilm, type ListData } from './data';

const MAX_TEXT = 500;

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

/** One entry, or none when it is broken. */
export function readEntry(raw: unknown): Entry[] {
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

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_TEXT;
const isId = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 0xffff_ffff;
const isTime = (value: unknown): value is number => Number.isFinite(value) && Number(value) >= 0;
