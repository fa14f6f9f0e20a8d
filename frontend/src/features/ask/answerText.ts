/** Splits the text of an answer into paragraphs of text and citations. `[356]` cites a film of the answer. */
import type { Card } from '@/api/types';

export type AnswerPiece = string | { readonly film: Card; readonly place: number };

export interface AnswerText {
  readonly paragraphs: readonly (readonly AnswerPiece[])[];
  /** The cited films in the order of their first citation. Their places count from 1. */
  readonly cited: readonly Card[];
  /** The text without citations, for screen readers. */
  readonly plain: string;
}

const CITATION = / ?\[(\d{1,10})\]/g;
/** A citation whose end has not arrived yet. */
const INCOMPLETE = / ?\[\d{0,10}$/;

export function readAnswer(text: string, films: readonly Card[]): AnswerText {
  const known = new Map(films.map((film) => [film.id, film]));
  const cited: Card[] = [];

  const placeOf = (film: Card): number => {
    if (!cited.includes(film)) cited.push(film);
    return cited.indexOf(film) + 1;
  };

  const pieces = (paragraph: string): AnswerPiece[] => {
    const found: AnswerPiece[] = [];
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

  const whole = text.replace(INCOMPLETE, '').trim();
  const paragraphs = whole === '' ? [] : whole.split(/\n\s*\n/).map(pieces);
  return { paragraphs, cited, plain: whole.replace(CITATION, '') };
}
