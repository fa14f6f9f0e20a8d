/** The rows of the home page and their order, and the film of the day. */
import type { Card, MovieRow } from '@/api/types';

const DAY_MS = 86_400_000;
const isPersonal = ({ name }: MovieRow) => name.startsWith('because_');

/** Rows based on liked films come after the first row, so that a like there changes the page only below it. */
export function inOrder(rows: readonly MovieRow[]): MovieRow[] {
  const [first, ...others] = rows.filter((row) => !isPersonal(row));
  return [...(first ? [first] : []), ...rows.filter(isPersonal), ...others];
}

/**
 * The rows of an open page after the liked films have changed. A film is only in one row of an answer, so a new row takes
 * films from the others, which would shift. Rows that are shown stay as they are; rows for new likes are added, and those
 * of former likes removed. The next visit gets the answer unchanged.
 */
export function stableRows(shown: readonly MovieRow[], now: readonly MovieRow[]): MovieRow[] {
  const isIn = (rows: readonly MovieRow[]) => (row: MovieRow) => rows.some(({ name }) => name === row.name);
  const added = now.filter((row) => isPersonal(row) && !isIn(shown)(row));
  return inOrder([...added, ...shown.filter((row) => !isPersonal(row) || isIn(now)(row))]);
}

/** A film of the first row, a different one every day. */
export function filmOfTheDay(films: readonly Card[], now: Date): Card | undefined {
  const described = films.filter(({ overview }) => overview);
  const day = Math.floor((now.getTime() - now.getTimezoneOffset() * 60_000) / DAY_MS);
  return described[day % described.length];
}

/** The first sentence. A full stop after an initial does not end it. */
export function firstSentence(text: string): string {
  return /^.{24,}?[.?](?=\s+\p{Lu}|$)/u.exec(text)?.[0] ?? text;
}
