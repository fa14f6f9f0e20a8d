/** The type size of a title on its poster: the largest that fits. All measures are hundredths of the width. */
import type { Layout } from './posterDesign';

const WIDTH = 84;
/** The maximum height of the title. */
const HEIGHTS: Readonly<Record<Layout, number>> = { top: 82, bottom: 82, centre: 80, band: 62, stacked: 110, upright: 104 };
const SIZES = [27, 24, 21.5, 19, 17, 15, 13.5, 12, 10.5, 9.5, 8.5, 7.5, 6.5] as const;
const LINE = 1.08;

/** Scripts with square letters, whose lines may break anywhere. */
const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u;
export const isWide = (text: string): boolean => WIDE.test(text);

function letter(char: string): number {
  if (WIDE.test(char)) return 1;
  if (/[mwMW@]/.test(char)) return 0.95;
  if (/[ilj.,:;'’!|()-]/.test(char)) return 0.36;
  return char === char.toLowerCase() ? 0.6 : 0.78;
}

const widthOf = (word: string) => Array.from(word).reduce((sum, char) => sum + letter(char), 0);

/** Bold letters are wider. */
const spread = (weight: number) => 1 + Math.max(weight - 400, 0) / 2600;

export function fitType(title: string, layout: Layout, uppercase: boolean, weight = 400): number {
  const shown = uppercase ? title.toUpperCase() : title;
  const letters = Array.from(shown).length;
  // One column from top to bottom.
  if (layout === 'upright') return SIZES.find((size) => letters * size * 1.02 <= HEIGHTS.upright) ?? 6.5;
  const words = shown.split(/(?<=-)|\s+/).flatMap((word) => (isWide(word) ? Array.from(word) : [word]));
  const widths = words.map((word) => widthOf(word) * spread(weight));
  const gap = isWide(shown) ? 0 : 0.26;
  return SIZES.find((size) => lines(widths, gap, WIDTH / size, layout === 'stacked') * size * LINE <= HEIGHTS[layout]) ?? 6.5;
}

/** The number of lines, or Infinity when a word is longer than a line. */
function lines(widths: readonly number[], gap: number, line: number, oneEach: boolean): number {
  if (widths.some((width) => width > line)) return Infinity;
  if (oneEach) return widths.length;
  let [count, used] = [1, 0];
  for (const width of widths) {
    if (used > 0 && used + gap + width > line) [count, used] = [count + 1, 0];
    used += (used > 0 ? gap : 0) + width;
  }
  return count;
}
