/** Mocked films, similar films, and the catalogue. */
import { http } from 'msw';

import { BARE, FILMS, hit, movie } from '@/api/mocks/films';
import type { GenreList, MovieList, ScoredList } from '@/api/types';

import { json, problem } from './answers';

const GENRES: GenreList = { hits: [{ name: 'Drama', count: 31 }, { name: 'Comedy', count: 12 }, { name: 'War', count: 4 }], degraded: [] };

export const filmHandlers = [
  http.get('*/v1/movies/:id/similar', () => json({ degraded: [], hits: [hit(BARE)] } satisfies ScoredList)),
  http.get('*/v1/movies/:id', ({ params }) => {
    const film = FILMS.find(({ id }) => String(id) === params.id);
    return film ? json(movie(film)) : problem(404, `no film has the id ${String(params.id)}`);
  }),
  http.get('*/v1/movies', () => json({ total: FILMS.length, hits: [...FILMS], facets: { genres: [{ value: 'Drama', count: 2 }] }, degraded: [] } satisfies MovieList)),
  http.get('*/v1/genres', () => json(GENRES)),
];
