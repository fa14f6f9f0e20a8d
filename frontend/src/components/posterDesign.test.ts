import { describe, expect, it } from 'vitest';

import { posterDesign } from './posterDesign';

const GENRES = ['Action', 'Adventure', 'Animation', 'Children', 'Comedy', 'Crime', 'Documentary', 'Drama', 'Fantasy'];
const MORE = ['Film-Noir', 'Horror', 'Musical', 'Mystery', 'Romance', 'Sci-Fi', 'Thriller', 'War', 'Western', 'None'];
const BONE = '#f6efe4';

describe('a typographic poster', () => {
  it.each([...GENRES, ...MORE])('is readable for %s', (genre) => {
    const { colour } = posterDesign({ id: 1, title: 'M', genres: [genre] });
    // The shape over the ground is a tenth of the type's colour.
    const lightest = mix(colour, BONE, 0.1);
    expect(contrast(BONE, lightest)).toBeGreaterThan(4.5);
  });

  it('takes the most telling genre, and the same design every time', () => {
    const film = { id: 3, title: 'Alien', genres: ['Action', 'Horror', 'Sci-Fi'] };
    expect(posterDesign(film)).toEqual(posterDesign({ ...film, genres: ['Horror'] }));
  });

  it('sets long words and long titles smaller, within bounds', () => {
    const size = (title: string) => posterDesign({ id: 1, title, genres: [] }).typeSize;
    expect(size('M')).toBe(19);
    expect(size('Koyaanisqatsi')).toBeLessThan(12);
    expect(size('Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb')).toBeLessThan(13);
    expect(size('x'.repeat(400))).toBe(6.5);
  });
});

const channels = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

function mix(under: string, over: string, share: number): string {
  const [from, to] = [channels(under), channels(over)];
  return `#${from.map((value, i) => Math.round(value + ((to[i] ?? 0) - value) * share).toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG 2's contrast ratio. */
function contrast(light: string, dark: string): number {
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = channels(hex).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return (luminance(light) + 0.05) / (luminance(dark) + 0.05);
}
