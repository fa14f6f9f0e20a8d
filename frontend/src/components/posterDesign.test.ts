import { describe, expect, it } from 'vitest';

import { FOREIGN, LONG } from '@/api/mocks/films';

import { coloursOf, posterDesign, sceneDesign, type Scheme } from './posterDesign';
import { MOTIFS } from './posterMotifs';
import { fitType } from './posterType';

const GENRES = ['Action', 'Adventure', 'Animation', 'Children', 'Comedy', 'Crime', 'Documentary', 'Drama', 'Fantasy'];
const MORE = ['Film-Noir', 'Horror', 'Musical', 'Mystery', 'Romance', 'Sci-Fi', 'Thriller', 'War', 'Western', 'None'];
const SCHEMES: readonly Scheme[] = ['night', 'bright', 'paper'];
const IDS = Array.from({ length: 400 }, (_, index) => index * 13 + 1);

describe('a drawn poster', () => {
  it.each([...GENRES, ...MORE].flatMap((genre) => SCHEMES.map((scheme) => [genre, scheme] as const)))('is readable: %s, %s', (genre, scheme) => {
    // The hue varies with the id.
    for (const id of IDS.slice(0, 25)) {
      const { type, ...grounds } = coloursOf({ id, genres: [genre] }, scheme);
      for (const ground of Object.values(grounds)) expect(contrast(type, ground), ground).toBeGreaterThan(4.5);
    }
  });

  it('is the same every time, and follows the most distinctive genre', () => {
    const film = { id: 3, title: 'Alien', genres: ['Action', 'Horror', 'Sci-Fi'] };
    expect(posterDesign(film)).toEqual(posterDesign({ ...film, genres: ['Horror'] }));
  });

  it('is different for every film', () => {
    const posters = IDS.map((id) => posterDesign({ id, title: 'The Long Night', genres: ['Drama'] }));
    expect(new Set(posters.map(({ layers }) => JSON.stringify(layers))).size).toBe(IDS.length);
    expect(new Set(posters.map(({ layout }) => layout)).size).toBeGreaterThan(3);
    expect(new Set(posters.map(({ colours }) => colours.ground)).size).toBeGreaterThan(20);
  });

  it('is always dark for horror', () => {
    const types = IDS.map((id) => posterDesign({ id, title: 'M', genres: ['Horror'] }).colours.type);
    expect(new Set(types).size).toBe(1);
  });

  it.each(Object.entries(MOTIFS))('draws valid paths, and few shapes: %s', (_name, motif) => {
    for (const [w, h] of [[200, 300], [480, 220]] as const) {
      const layers = motif(() => 0.37, w, h);
      expect(layers.length).toBeLessThan(10);
      expect(layers.map(({ d }) => d).join(' ')).not.toMatch(/NaN|Infinity|undefined/);
      expect(layers.map(({ d }) => d).join('').length).toBeLessThan(12_000);
    }
  });

  it('has a landscape version for the home page', () => {
    const film = { id: 5, title: 'M', genres: ['Crime'] };
    expect(sceneDesign(film, 480, 220).layers).not.toEqual(posterDesign(film).layers);
  });
});

describe('the type of a drawn poster', () => {
  it('is smaller for long words and for many, within bounds', () => {
    expect(fitType('M', 'top', false)).toBe(27);
    expect(fitType('Koyaanisqatsi', 'top', false)).toBeLessThan(12);
    expect(fitType(LONG.title, 'top', false)).toBeLessThan(15);
    expect(fitType('Blade Runner', 'top', false, 850)).toBeLessThan(fitType('Blade Runner', 'top', false, 360));
    expect(fitType('x'.repeat(400), 'top', false)).toBe(6.5);
    expect(fitType('', 'stacked', true)).toBe(27);
  });

  it('sets a short CJK title in one column', () => {
    const { layout, typeSize } = posterDesign(FOREIGN);
    expect(layout).toBe('upright');
    expect(typeSize * Array.from(FOREIGN.title).length).toBeLessThan(115);
  });

  it('breaks a long CJK title anywhere', () => {
    expect(fitType('男はつらいよ寅次郎夕焼け小焼け完全版', 'top', false)).toBeGreaterThan(14);
  });
});

/** WCAG 2's contrast ratio. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = (colour.startsWith('#') ? linearHex(colour) : linearOklch(colour)).map((value) => Math.min(Math.max(value, 0), 1));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

const linearHex = (hex: string) =>
  [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });

/** As CSS Color 4 defines it, through cone responses to linear light. */
function linearOklch(colour: string): number[] {
  const [lightness = 0, chroma = 0, hue = 0] = [...colour.matchAll(/[\d.]+/g)].map(([value]) => Number(value));
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}
