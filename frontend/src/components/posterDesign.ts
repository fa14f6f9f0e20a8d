/** How a film without a poster image looks: a colour from its genre, a shape from its id, a type size from its title. */

/** Most telling genre first: nearly everything is also a drama or an action film. */
const GENRE_COLOURS: readonly (readonly [string, string])[] = [
  ['Horror', '#5c1616'],
  ['Western', '#7a4720'],
  ['Film-Noir', '#2a2d33'],
  ['Animation', '#1c5a73'],
  ['Musical', '#7a2a59'],
  ['Sci-Fi', '#14505d'],
  ['War', '#4b4a2a'],
  ['Documentary', '#45544b'],
  ['Mystery', '#2b3560'],
  ['Fantasy', '#47377a'],
  ['Romance', '#8a2c43'],
  ['Children', '#7d5210'],
  ['Crime', '#383d47'],
  ['Thriller', '#31422c'],
  ['Comedy', '#80540f'],
  ['Adventure', '#2a5a3b'],
  ['Action', '#7a2f1d'],
  ['Drama', '#57303f'],
];
const NO_GENRE_COLOUR = '#453c35';

/** Drawn on a 20 × 30 sheet. */
const SHAPES = [
  'M10 1a9 9 0 1 0 0 18a9 9 0 0 0 0-18z',
  'M0 4 20 -6V2L0 12zM0 16 20 6v6L0 22zM0 27 20 17v4L0 31z',
  'M20 0A20 20 0 0 1 0 20v-4A16 16 0 0 0 16 0zM11 0A11 11 0 0 1 0 11V7A7 7 0 0 0 7 0z',
  'M20 0v30L0 15z',
  'M2 0h3v20H2zM8 0h3v13H8zM14 0h3v24h-3z',
] as const;

export interface PosterDesign {
  readonly colour: string;
  readonly shape: string;
  /** Type size in hundredths of the poster's width. */
  readonly typeSize: number;
}

export function posterDesign(film: { id: number; title: string; genres: readonly string[] }): PosterDesign {
  const colour = GENRE_COLOURS.find(([genre]) => film.genres.includes(genre))?.[1] ?? NO_GENRE_COLOUR;
  return { colour, shape: SHAPES[film.id % SHAPES.length] ?? SHAPES[0], typeSize: typeSize(film.title) };
}

/** The longest word must fit a line of 84 (letters are about .66 wide), and the whole title about five lines. */
function typeSize(title: string): number {
  const longestWord = Math.max(...title.split(/[\s-]+/).map((word) => word.length), 1);
  const byWord = 84 / (0.66 * longestWord);
  const byTitle = 84 / Math.sqrt(0.66 * 1.4 * Math.max(title.length, 1));
  return Number(Math.min(Math.max(Math.min(byWord, byTitle), 6.5), 19).toFixed(1));
}
