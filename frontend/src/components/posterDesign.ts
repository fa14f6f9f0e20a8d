/**
 * The design of a drawn poster: its colours, motif and type, the same at every visit. The genre limits the motifs, and the
 * id chooses among them. The type is always readable: lightness sets the contrast, and every tone behind the type differs
 * enough from it in lightness.
 */
import { MOTIFS, type Layer, type MotifName } from './posterMotifs';
import { mainGenre, paletteOf, tone } from './posterPalettes';
import { fitType, isWide } from './posterType';

export type Scheme = 'night' | 'bright' | 'paper';
export type Layout = 'top' | 'bottom' | 'centre' | 'band' | 'stacked' | 'upright';

export interface PosterColours {
  readonly ground: string;
  /** The light part of the gradient. */
  readonly glow: string;
  readonly art: string;
  readonly deep: string;
  readonly type: string;
}

export interface PosterDesign {
  readonly colours: PosterColours;
  readonly layers: readonly Layer[];
  readonly layout: Layout;
  readonly weight: number;
  readonly uppercase: boolean;
  /** Type size in hundredths of the poster's width. */
  readonly typeSize: number;
}

interface Film {
  readonly id: number;
  readonly title: string;
  readonly genres: readonly string[];
}

const SUITABLE: Readonly<Record<string, readonly MotifName[]>> = {
  Horror: ['teeth', 'trunks', 'eye', 'arches'],
  Western: ['sun', 'hills', 'rays', 'peaks'],
  'Film-Noir': ['blinds', 'skyline', 'eye', 'arches'],
  Animation: ['waves', 'halftone', 'hills', 'lens'],
  Musical: ['drapes', 'rays', 'halftone', 'lens', 'waves'],
  'Sci-Fi': ['orbit', 'rings', 'sun', 'skyline'],
  War: ['hills', 'rays', 'peaks', 'skyline'],
  Documentary: ['reel', 'rings', 'hills', 'lens'],
  Mystery: ['spiral', 'eye', 'trunks', 'arches'],
  Fantasy: ['arches', 'peaks', 'orbit', 'trunks'],
  Romance: ['lens', 'waves', 'drapes', 'arches', 'halftone'],
  Children: ['hills', 'halftone', 'waves', 'sun'],
  Crime: ['skyline', 'blinds', 'rings', 'eye', 'arches', 'trunks', 'halftone'],
  Thriller: ['spiral', 'blinds', 'eye', 'rings', 'trunks', 'skyline'],
  Comedy: ['halftone', 'rays', 'lens', 'drapes', 'waves', 'sun'],
  Adventure: ['peaks', 'hills', 'waves', 'sun'],
  Action: ['rays', 'skyline', 'blinds', 'peaks'],
  Drama: ['arches', 'waves', 'lens', 'drapes', 'hills', 'rings', 'peaks'],
};
const ANY: readonly MotifName[] = ['rings', 'waves', 'arches', 'reel', 'blinds'];
/** Genres whose posters are always dark. */
const ALWAYS_NIGHT: readonly string[] = ['Horror', 'Film-Noir', 'Mystery', 'War'];

const POSTER = [200, 300] as const;

export function posterDesign(film: Film): PosterDesign {
  const random = numbers(film.id);
  const scheme = schemeFor(film, random());
  const layout = layoutFor(film.title, random());
  const weight = [360, 560, 700, 850][Math.floor(random() * 4)] ?? 700;
  const uppercase = layout === 'stacked' || (layout === 'band' && random() < 0.6);
  return {
    colours: coloursOf(film, scheme),
    layers: picture(film, random, ...POSTER),
    layout,
    weight,
    uppercase,
    typeSize: fitType(film.title, layout, uppercase, weight),
  };
}

/** The motif of a film in another size, such as on the home page. Always in the dark scheme. */
export const sceneDesign = (film: Film, w: number, h: number): Pick<PosterDesign, 'colours' | 'layers'> => ({
  colours: coloursOf(film, 'night'),
  layers: picture(film, numbers(film.id), w, h),
});

export function coloursOf(film: Omit<Film, 'title'>, scheme: Scheme): PosterColours {
  const palette = paletteOf(film);
  if (scheme === 'night') {
    return { ground: tone(palette, 0.29, 0.8), glow: tone(palette, 0.42), art: tone(palette, 0.49, 1.25), deep: tone(palette, 0.17, 0.6), type: BONE };
  }
  // On a light poster the deep tone must stay light, since type may be on it.
  const sheet = scheme === 'bright' ? tone(palette, 0.8, 1.2) : 'oklch(0.91 0.03 85)';
  const glow = scheme === 'bright' ? tone(palette, 0.88, 0.9) : 'oklch(0.96 0.02 90)';
  return { ground: sheet, glow, art: tone(palette, 0.67, 1.5), deep: scheme === 'bright' ? 'oklch(0.93 0.03 85)' : tone(palette, 0.82, 0.9), type: INK };
}

const BONE = '#f6efe4';
const INK = '#17120e';

function schemeFor({ genres }: Film, chance: number): Scheme {
  if (ALWAYS_NIGHT.includes(mainGenre(genres) ?? '')) return 'night';
  return chance < 0.62 ? 'night' : chance < 0.82 ? 'bright' : 'paper';
}

function layoutFor(title: string, chance: number): Layout {
  const words = title.split(/\s+/);
  if (isWide(title) && Array.from(title).length <= 12) return 'upright';
  if (words.length <= 4 && words.every((word) => word.length <= 9) && chance < 0.3) return 'stacked';
  return (['top', 'bottom', 'centre', 'band'] as const)[Math.floor(((chance * 7) % 1) * 4)] ?? 'top';
}

function picture({ genres }: Film, random: () => number, w: number, h: number): Layer[] {
  const suitable = SUITABLE[mainGenre(genres) ?? ''] ?? ANY;
  const name = suitable[Math.floor(random() * suitable.length)] ?? 'rings';
  return MOTIFS[name](random, w, h);
}

/** Random numbers between 0 and 1, the same for a film every time. */
function numbers(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
