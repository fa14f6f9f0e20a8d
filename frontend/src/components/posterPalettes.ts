/** The colours of a film, for its drawn poster and for the background while an image loads. */

export interface Palette {
  /** Degrees on the colour wheel of OKLCH. */
  readonly hue: number;
  readonly chroma: number;
}

/** Most distinctive genre first: nearly every film is also a drama or an action film. */
const GENRES: readonly (readonly [genre: string, hue: number, chroma: number])[] = [
  ['Horror', 24, 0.12],
  ['Western', 58, 0.09],
  ['Film-Noir', 255, 0.012],
  ['Animation', 222, 0.09],
  ['Musical', 345, 0.12],
  ['Sci-Fi', 205, 0.08],
  ['War', 112, 0.05],
  ['Documentary', 162, 0.03],
  ['Mystery', 272, 0.1],
  ['Fantasy', 298, 0.11],
  ['Romance', 8, 0.12],
  ['Children', 78, 0.1],
  ['Crime', 248, 0.06],
  ['Thriller', 140, 0.06],
  ['Comedy', 68, 0.1],
  ['Adventure', 152, 0.08],
  ['Action', 38, 0.11],
  ['Drama', 355, 0.06],
];
const NO_GENRE: Palette = { hue: 60, chroma: 0.02 };

export const mainGenre = (genres: readonly string[]): string | undefined => GENRES.find(([genre]) => genres.includes(genre))?.[0];

/** The id shifts the hue a little, so that films of one genre differ. */
export function paletteOf({ id, genres }: { id: number; genres: readonly string[] }): Palette {
  const main = mainGenre(genres);
  const found = GENRES.find(([genre]) => genre === main);
  return found ? { hue: (found[1] + ((id * 7) % 61) - 30 + 360) % 360, chroma: found[2] } : NO_GENRE;
}

/** A colour of the palette by its lightness, which determines the contrast. */
export const tone = ({ hue, chroma }: Palette, lightness: number, strength = 1): string =>
  `oklch(${lightness} ${Number((chroma * strength).toFixed(3))} ${hue})`;

/** The background of a poster, also while its image loads. */
export const groundOf = (film: { id: number; genres: readonly string[] }): string => tone(paletteOf(film), 0.29, 0.8);
