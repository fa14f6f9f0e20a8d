import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

const STYLES = readFileSync('src/app/styles.css', 'utf8');
const tokens = (block: string) =>
  Object.fromEntries([...block.matchAll(/--color-(\w+): (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]));
const between = (start: string) => STYLES.slice(STYLES.indexOf(start), STYLES.indexOf('}', STYLES.indexOf(start)));
const dark = tokens(between('@theme {'));
const light = { ...dark, ...tokens(between("[data-theme='light'] {")) };

describe.each([
  ['dark', dark],
  ['light', light],
])('the %s theme', (_name, theme) => {
  const TEXT = ['bone', 'sand', 'dust', 'lamp', 'alarm'];
  it.each(TEXT.flatMap((text) => ['ink', 'seat', 'rail'].map((ground) => [text, ground])))('has enough contrast: %s on %s', (text, ground) => {
    expect(contrast(theme[text], theme[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it('has enough contrast on a button', () => {
    expect(contrast(theme.ink, theme.lamp)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.ink, theme.bone)).toBeGreaterThanOrEqual(4.5);
  });
});

it('is set before the first paint, in the colours of the style sheet', () => {
  expect(readFileSync('public/theme.js', 'utf8')).toContain(`'${light.ink ?? ''}'`);
  expect(readFileSync('index.html', 'utf8')).toContain(`content="${dark.ink ?? ''}"`);
});

/** WCAG 2's contrast ratio. */
function contrast(one = '', other = ''): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
