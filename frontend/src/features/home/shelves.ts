/** Which rows the home page shows, in which order, and which film is on its screen today. */
import type { Card, MovieRow } from '@/api/types';

const DAY_MS = 86_400_000;
const isPersonal = ({ name }: MovieRow) => name.startsWith('because_');

/**
 * What follows from the visitor's likes comes after the first shelf: a like on that shelf then changes the page below
 * it, and not the place that is being looked at.
 */
export function inOrder(rows: readonly MovieRow[]): MovieRow[] {
  const [first, ...others] = rows.filter((row) => !isPersonal(row));
  return [...(first ? [first] : []), ...rows.filter(isPersonal), ...others];
}

/**
 * The rows of a page that is being looked at, after the likes have changed: no film is in two rows of an answer, so a new
 * row takes its films from the others, and they would all move up. What is on the page stays as it was; rows of new likes
 * come in, and those of likes taken back go. The next visit gets the answer as it is.
 */
export function staying(shown: readonly MovieRow[], now: readonly MovieRow[]): MovieRow[] {
  const isIn = (rows: readonly MovieRow[]) => (row: MovieRow) => rows.some(({ name }) => name === row.name);
  const added = now.filter((row) => isPersonal(row) && !isIn(shown)(row));
  return inOrder([...added, ...shown.filter((row) => !isPersonal(row) || isIn(now)(row))]);
}

/** Another film of the first shelf every day, the same all day. */
export function filmOfTheDay(films: readonly Card[], now: Date): Card | undefined {
  const told = films.filter(({ overview }) => overview);
  const day = Math.floor((now.getTime() - now.getTimezoneOffset() * 60_000) / DAY_MS);
  return told[day % told.length];
}

/** Up to the first full stop that ends a sentence, and not one after an initial. */
export function firstSentence(text: string): string {
  return /^.{24,}?[.?](?=\s+\p{Lu}|$)/u.exec(text)?.[0] ?? text;
}
