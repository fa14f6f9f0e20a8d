/** The films that the rows of the home page are based on: those liked last. */
import { entriesOf, useList, type ListData } from './list';

/** Each adds a row to the home page. */
const MAX_FILMS = 3;

export const likedFilms = (data: ListData): number[] =>
  entriesOf(data, 'like')
    .slice(0, MAX_FILMS)
    .map(({ film }) => film.id);

export function useLikedFilms(): number[] {
  // As a string, since two equal arrays are not the same.
  const ids = useList((data) => likedFilms(data).join(','));
  return ids === '' ? [] : ids.split(',').map(Number);
}
