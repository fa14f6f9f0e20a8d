/** The films that the home page starts from: what was liked last. */
import { entriesOf, useList, type ListData } from './list';

/** Each brings a row of its own; more would bury the rest. */
const MOST = 3;

export const likedFilms = (data: ListData): number[] =>
  entriesOf(data, 'like')
    .slice(0, MOST)
    .map(({ film }) => film.id);

export function useLikedFilms(): number[] {
  // As text, which is equal when its films are: an array never is.
  const ids = useList((data) => likedFilms(data).join(','));
  return ids === '' ? [] : ids.split(',').map(Number);
}
