import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { marked, nearMark, Reasons } from './Reasons';

const marks = (text: string, highlights: number[][]) => marked({ text, highlights }).map((piece) => (piece.found ? `[${piece.text}]` : piece.text)).join('');

describe('the matched words', () => {
  it.each<[string, number[][], string]>([
    ['a robot alone', [[2, 7]], 'a [robot] alone'],
    ['robot', [[0, 5]], '[robot]'],
    ['🎬🎬 épée 千と', [[3, 7], [8, 10]], '🎬🎬 [épée] [千と]'],
    ['abc', [[2, 3], [0, 1]], '[a]b[c]'],
    ['abc', [[0, 2], [1, 3]], '[ab]c'],
    ['abc', [[1, 9], [2, 2], [-1, 1], []], 'abc'],
    ['abc', [], 'abc'],
  ])('of %s at %j', (text, highlights, expected) => {
    expect(marks(text, highlights)).toBe(expected);
  });
});

describe('a long text', () => {
  it('begins shortly before its first match', () => {
    const text = 'A crew of 🚀 explorers must surpass all the limitations on human space travel and return';
    const from = Array.from(text).join('').indexOf('space') - 1;
    const near = nearMark({ text, highlights: [[from, from + 5]] });
    expect(marked(near).map((piece) => (piece.found ? `[${piece.text}]` : piece.text)).join('')).toBe('…limitations on human [space] travel and return');
  });

  it('stays whole when the match comes early, or when there is none', () => {
    expect(nearMark({ text: 'a robot', highlights: [[2, 7]] })).toEqual({ text: 'a robot', highlights: [[2, 7]] });
    expect(nearMark({ text: 'x '.repeat(60) }).text).toBe('x '.repeat(60));
  });
});

describe('reasons', () => {
  it('are three at most, in a named list', () => {
    render(<Reasons reasons={['one', 'two', 'three', 'four'].map((text) => ({ kind: 'tag', text }))} />);
    const list = screen.getByRole('list', { name: 'Why this film' });
    expect(within(list).getAllByRole('listitem').map((item) => item.textContent)).toEqual(['one', 'two', 'three']);
  });

  it('render nothing when there are none', () => {
    render(<Reasons reasons={[]} />);
    expect(screen.queryByRole('list')).toBeNull();
  });
});
