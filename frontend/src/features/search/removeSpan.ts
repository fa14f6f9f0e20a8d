/**
 * Removes a part of a query's text, so that the rest reads as if the part had never been typed. Positions count characters
 * (Unicode code points), as in the API. Only the seam is tidied, since titles contain commas of their own.
 */

export type Span = readonly [from: number, to: number];

const JOINERS = 'and|or|but|plus|also';
/** Separators and joining words that are left over at the end of a text … */
const LOOSE_END = new RegExp(`(?:[\\s,;:&+/–—-]|(?<=^|[\\s,;])(?:${JOINERS}))+$`, 'iu');
/** … or at its start. */
const LOOSE_START = new RegExp(`^(?:[\\s,;:&+/–—.!?)\\]]|-(?=\\s|$)|(?:${JOINERS})(?=$|[\\s,;]))+`, 'iu');
const EMPTY_PAIR = /(?:\(\s*|\[\s*|"\s*|“\s*)$/u;
const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '"': '"', '“': '”' };

export function removeSpan(text: string, [from, to]: Span): string {
  const characters = Array.from(text);
  let left = squeeze(characters.slice(0, Math.max(from, 0)).join('')).trimEnd();
  let right = squeeze(characters.slice(Math.max(to, 0)).join('')).trimStart();
  [left, right] = withoutEmptyPair(left, right);
  if (left.trim() === '') return right.replace(LOOSE_START, '').trim();
  if (right.trim() === '') return left.replace(LOOSE_END, '').trim();
  // One comma or "and" between two parts is enough.
  const ended = LOOSE_END.test(left);
  if (ended) right = right.replace(LOOSE_START, '');
  if (right === '') return left.replace(LOOSE_END, '').trim();
  return `${left}${/^[,;:.!?)\]]/u.test(right) ? '' : ' '}${right}`.trim();
}

/** Removes several parts, the last one first, so that the positions of the others stay valid. */
export function removeSpans(text: string, spans: readonly Span[]): string {
  const merged: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged.reduceRight<string>((left, span) => removeSpan(left, span), text);
}

const squeeze = (text: string) => text.replaceAll(/\s+/gu, ' ');

/** Removes empty brackets and quotation marks. */
function withoutEmptyPair(left: string, right: string): [string, string] {
  const open = EMPTY_PAIR.exec(left)?.[0];
  const closing = open === undefined ? undefined : CLOSES[open.trim()];
  if (open === undefined || closing === undefined || !right.startsWith(closing)) return [left, right];
  return [left.slice(0, -open.length).trimEnd(), right.slice(closing.length).trimStart()];
}
