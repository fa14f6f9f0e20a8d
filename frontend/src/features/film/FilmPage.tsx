/** The page of one film: what a shared address, a reload or a narrow screen shows. */
import { useParams } from '@/lib/router';
import { normaliseFilm } from '@/lib/searchParams';

import { FilmView } from './FilmView';

export function FilmPage() {
  const { filmId } = useParams();
  const id = normaliseFilm(filmId);
  // The route has its own answer to an address that is no film's.
  return id === undefined ? null : <FilmView key={id} id={id} level={1} />;
}
