import { describe, expect, it } from 'vitest';

import { removeSpan, removeSpans } from './removeSpan';

/** Removes the words between the bars. */
function remove(marked: string): string {
  const [before = '', part = '', after = ''] = marked.split('|');
  const from = Array.from(before).length;
  return removeSpan(before + part + after, [from, from + Array.from(part).length]);
}

describe('removing a part of a text', () => {
  it.each([
    ['tom hanks |90s| not animation', 'tom hanks not animation'],
    ['|tom hanks| 90s', '90s'],
    ['tom hanks |90s|', 'tom hanks'],
    ['|everything|', ''],
    ['tom hanks, |90s|, comedy', 'tom hanks, comedy'],
    ['|tom hanks|, 90s', '90s'],
    ['tom hanks, |90s|', 'tom hanks'],
    ['war and |peace|', 'war'],
    ['|war| and peace', 'peace'],
    ['comedy and |drama| and war', 'comedy and war'],
    ['a robot |under 80 minutes|.', 'a robot.'],
    ['a robot (|1980s|) alone', 'a robot alone'],
    ['like "|Heat|" with guns', 'like with guns'],
    ['Crouching Tiger, Hidden Dragon |2000|', 'Crouching Tiger, Hidden Dragon'],
    ['|funny| -wise M*A*S*H', '-wise M*A*S*H'],
    ['🎬🎬 |90s| épater 千と千尋', '🎬🎬 épater 千と千尋'],
    ['android |90s| orbit', 'android orbit'],
    ['sand |90s|', 'sand'],
  ])('%s → %s', (marked, left) => {
    expect(remove(marked)).toBe(left);
  });

  it('works for several parts at once', () => {
    expect(removeSpans('tom hanks 90s not animation under 2 hours', [[28, 41], [10, 13], [14, 27]])).toBe('tom hanks');
    expect(removeSpans('abcdef', [[0, 3], [2, 6]])).toBe('');
  });
});

/** The same random numbers in every run, so that a failure can be reproduced. */
function random(seed: number): () => number {
  let state = seed + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const PIECES = ['tom', 'hanks', '90s', 'and', 'or', ',', ', ', ' ', '  ', '-', '(', ')', '"', '🎬', 'épée', '千', "it's", '.', '?', '&'];
const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
const JOINERS = new Set(['and', 'or', 'but', 'plus', 'also']);

describe('any text and any part', () => {
  it.each(Array.from({ length: 400 }, (_, seed) => seed))('leaves a tidy text and adds nothing (%i)', (seed) => {
    const next = random(seed);
    const text = Array.from({ length: 1 + Math.floor(next() * 12) }, () => PIECES[Math.floor(next() * PIECES.length)] ?? '').join(next() < 0.5 ? ' ' : '');
    const length = Array.from(text).length;
    const from = Math.floor(next() * (length + 1));
    const to = from + Math.floor(next() * (length - from + 1));
    const left = removeSpan(text, [from, to]);

    expect(left).toBe(left.trim());
    expect(left).not.toMatch(/\s{2}/u);
    expect(left).not.toMatch(/^[,;]|^\s*(and|or)$/u);
    // Every other word is still there, in order, except joining words.
    const rest = [Array.from(text).slice(0, from).join(''), Array.from(text).slice(to).join('')].flatMap(words).filter((word) => !JOINERS.has(word));
    expect(words(left).filter((word) => !JOINERS.has(word)).join('')).toBe(rest.join(''));
    // Removing everything leaves nothing.
    expect(removeSpan(text, [0, length])).toBe('');
    expect(Array.from(left).length).toBeLessThanOrEqual(length + 1);
  });
});
