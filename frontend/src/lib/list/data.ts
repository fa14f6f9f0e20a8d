/** The data of a visitor's list, and every change to it as a pure function. */
import type { Card } from '@/api/types';

export const MARKS = ['like', 'dislike', 'watchlist', 'seen', 'hidden'] as const;
export type Mark = (typeof MARKS)[number];

/** What is needed of a film to show it without a connection. */
export interface SavedFilm {
  readonly id: number;
  readonly title: string;
  readonly year: number | null;
  readonly genres: readonly string[];
  readonly poster_url: string | null;
}

export interface Entry {
  readonly film: SavedFilm;
  /** When it was marked, in milliseconds since 1970. */
  readonly at: number;
}

/** By film id, as a string: JSON objects have string keys. */
export type Entries = Readonly<Record<string, Entry>>;

export interface ListData {
  readonly marks: Readonly<Record<Mark, Entries>>;
  /** Recently opened films, newest first. */
  readonly recent: readonly Entry[];
}

export const MAX_RECENT = 24;
/** Marks that exclude each other. */
const OPPOSITE: Partial<Record<Mark, Mark>> = { like: 'dislike', dislike: 'like' };

export const EMPTY: ListData = { marks: { like: {}, dislike: {}, watchlist: {}, seen: {}, hidden: {} }, recent: [] };

export const savedFilm = ({ id, title, year, genres, poster_url }: SavedFilm | Card): SavedFilm => ({
  id,
  title,
  year: year ?? null,
  genres: [...genres],
  poster_url: poster_url ?? null,
});

export function mark(data: ListData, name: Mark, film: SavedFilm | Card, at: number): ListData {
  const opposite = OPPOSITE[name];
  const cleared = opposite ? unmark(data, opposite, film.id) : data;
  const entries = { ...cleared.marks[name], [film.id]: { film: savedFilm(film), at } };
  return { ...cleared, marks: { ...cleared.marks, [name]: entries } };
}

export function unmark(data: ListData, name: Mark, id: number): ListData {
  if (!isMarked(data, name, id)) return data;
  const entries = Object.fromEntries(Object.entries(data.marks[name]).filter(([key]) => key !== String(id)));
  return { ...data, marks: { ...data.marks, [name]: entries } };
}

export const isMarked = (data: ListData, name: Mark, id: number): boolean => Object.hasOwn(data.marks[name], id);

/** All marks of one film, to restore them later. */
export const marksOf = (data: ListData, id: number): Partial<Record<Mark, Entry>> =>
  Object.fromEntries(MARKS.flatMap((name) => (isMarked(data, name, id) ? [[name, data.marks[name][id]]] : [])));

/** Replaces all marks of one film, with their times. */
export function withMarksOf(data: ListData, id: number, marks: Partial<Record<Mark, Entry>>): ListData {
  const cleared = MARKS.reduce((rest, name) => unmark(rest, name, id), data);
  const names = MARKS.map((name) => [name, marks[name] ? { ...cleared.marks[name], [id]: marks[name] } : cleared.marks[name]]);
  return { ...cleared, marks: Object.fromEntries(names) as ListData['marks'] };
}

/** A saved film as a card. Cards leave out missing fields. */
export const asCard = (film: SavedFilm): Card => ({ ...film, genres: [...film.genres], directors: [] });

/** Newest first. */
export const entriesOf = (data: ListData, name: Mark): readonly Entry[] => newestFirst(Object.values(data.marks[name]));

export function opened(data: ListData, film: SavedFilm | Card, at: number): ListData {
  const others = data.recent.filter((entry) => entry.film.id !== film.id);
  return { ...data, recent: [{ film: savedFilm(film), at }, ...others].slice(0, MAX_RECENT) };
}

/** Merges two lists. Where they conflict, the later mark counts. */
export function merge(mine: ListData, theirs: ListData): ListData {
  let merged = EMPTY;
  const all = [mine, theirs].flatMap(({ marks }) => MARKS.flatMap((name) => Object.values(marks[name]).map((entry) => ({ name, entry }))));
  for (const { name, entry } of all.sort((a, b) => a.entry.at - b.entry.at)) merged = mark(merged, name, entry.film, entry.at);
  const recent = newestFirst([...mine.recent, ...theirs.recent]);
  const firstOfEach = recent.filter((entry, index) => recent.findIndex(({ film }) => film.id === entry.film.id) === index);
  return { ...merged, recent: firstOfEach.slice(0, MAX_RECENT) };
}

const newestFirst = (entries: readonly Entry[]) => [...entries].sort((a, b) => b.at - a.at);
