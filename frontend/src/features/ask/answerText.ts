/** An answer's text as paragraphs of words and citations. `[356]` cites a film; only films that came with it can be cited. */
import type { Card } from '@/api/types';

export type Piece = string | { readonly film: Card; readonly place: number };

export interface AnswerText {
  readonly paragraphs: readonly (readonly Piece[])[];
  /** The cited films, in the order of their first mention. A citation's place is its film's place here, from 1. */
  readonly cited: readonly Card[];
  /** The words alone, for whoever listens. */
  readonly plain: string;
}

const CITATION = / ?\[(\d{1,10})\]/g;
/** A citation of which the rest has not come yet. */
const HALF = / ?\[\d{0,10}$/;

export function readAnswer(text: string, films: readonly Card[]): AnswerText {
  const known = new Map(films.map((film) => [film.id, film]));
  const cited: Card[] = [];

  const placeOf = (film: Card): number => {
    if (!cited.includes(film)) cited.push(film);
    return cited.indexOf(film) + 1;
  };

  const pieces = (paragraph: string): Piece[] => {
    const found: Piece[] = [];
    let from = 0;
    for (const match of paragraph.matchAll(CITATION)) {
      if (match.index > from) found.push(paragraph.slice(from, match.index));
      const film = known.get(Number(match[1]));
      if (film) found.push({ film, place: placeOf(film) });
      from = match.index + match[0].length;
    }
    if (from < paragraph.length) found.push(paragraph.slice(from));
    return found;
  };

  const whole = text.replace(HALF, '').trim();
  const paragraphs = whole === '' ? [] : whole.split(/\n\s*\n/).map(pieces);
  return { paragraphs, cited, plain: whole.replace(CITATION, '') };
}
