/** The page of one film, for shared links, reloads and narrow screens. */
import { useParams } from '@/lib/router';
import { normaliseFilm } from '@/lib/searchParams';

import { FilmView } from './FilmView';

export function FilmPage() {
  const { filmId } = useParams();
  const id = normaliseFilm(filmId);
  // The router rejects addresses without a valid id.
  return id === undefined ? null : <FilmView key={id} id={id} level={1} />;
}
