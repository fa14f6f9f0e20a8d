/** Films for tests and stories, in the types of the contract. One has every field, one only the required ones. */
import type { Card, Hit, Movie, SearchAnswer } from '@/api/types';

export const FULL: Card = {
  id: 356,
  title: 'Forrest Gump',
  year: 1994,
  genres: ['Comedy', 'Drama', 'Romance', 'War'],
  runtime_minutes: 142,
  directors: ['Robert Zemeckis'],
  rating: { average: 8.26, count: 1329 },
  poster_url: 'https://posters.test/356.jpg',
  overview: 'A man tells strangers about his life.',
};

export const BARE: Card = { id: 7, title: 'Untold', genres: [], directors: [] };

export const LONG: Card = {
  ...BARE,
  id: 750,
  title: 'Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb',
  year: 1964,
  genres: ['Comedy', 'War'],
  directors: ['Stanley Kubrick'],
  rating: { average: 8.5, count: 97 },
};

/** A title in another script, and one of a single long word. */
export const FOREIGN: Card = { ...BARE, id: 5618, title: '千と千尋の神隠し', year: 2001, genres: ['Animation', 'Fantasy'], directors: ['宮崎駿'] };
export const ONE_WORD: Card = { ...BARE, id: 1289, title: 'Koyaanisqatsi', year: 1982, genres: ['Documentary'] };

export const FILMS: readonly Card[] = [FULL, BARE, LONG, FOREIGN, ONE_WORD];

export const hit = (film: Card): Hit => ({ ...film, score: 0.5, reasons: [{ kind: 'person', text: 'stars Tom Hanks' }] });

export const movie = (film: Card): Movie => ({
  ...film,
  alternative_titles: [],
  countries: [],
  writers: [],
  cast: [{ name: 'Tom Hanks', character: 'Forrest Gump' }],
  keywords: [],
  tags: [],
  moods: [],
  studios: [],
  spoken_languages: [],
  awards: [],
  based_on: [],
  set_in: [],
  set_when: [],
  trailers: [],
  reviews: [],
  translated_titles: [],
  watch_countries: [],
  links: { imdb: 'https://www.imdb.com/title/tt0109830/', tmdb: 'javascript:alert(1)' },
});

export const answer = (films: readonly Card[], change: Partial<SearchAnswer> = {}): SearchAnswer => ({
  query: { text: 'anything', corrected: null, relaxed: [], understood: [] },
  total: films.length,
  hits: films.map(hit),
  facets: {},
  cache: 'miss',
  degraded: [],
  took_ms: 3.14,
  ...change,
});
