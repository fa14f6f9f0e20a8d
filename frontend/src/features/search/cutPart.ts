/**
 * Takes a part out of a query's text: what is left must read as if the part had never been typed. Positions are in
 * characters (Unicode code points), as the API gives them. Only the seam is tidied, since titles hold commas of their own.
 */

export type Span = readonly [from: number, to: number];

const JOINERS = 'and|or|but|plus|also';
/** What has nothing to hold together any more when it ends a text … */
const LOOSE_END = new RegExp(`(?:[\\s,;:&+/–—-]|(?<=^|[\\s,;])(?:${JOINERS}))+$`, 'iu');
/** … or begins one. */
const LOOSE_START = new RegExp(`^(?:[\\s,;:&+/–—.!?)\\]]|-(?=\\s|$)|(?:${JOINERS})(?=$|[\\s,;]))+`, 'iu');
const EMPTY_PAIR = /(?:\(\s*|\[\s*|"\s*|“\s*)$/u;
const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '"': '"', '“': '”' };

export function cutPart(text: string, [from, to]: Span): string {
  const characters = Array.from(text);
  let left = squeeze(characters.slice(0, Math.max(from, 0)).join('')).trimEnd();
  let right = squeeze(characters.slice(Math.max(to, 0)).join('')).trimStart();
  [left, right] = withoutEmptyPair(left, right);
  if (left.trim() === '') return right.replace(LOOSE_START, '').trim();
  if (right.trim() === '') return left.replace(LOOSE_END, '').trim();
  // Between two parts one comma or "and" is enough.
  const ended = LOOSE_END.test(left);
  if (ended) right = right.replace(LOOSE_START, '');
  if (right === '') return left.replace(LOOSE_END, '').trim();
  return `${left}${/^[,;:.!?)\]]/u.test(right) ? '' : ' '}${right}`.trim();
}

/** Takes several parts out. The last one first, so that the positions of the others stay true. */
export function cutParts(text: string, spans: readonly Span[]): string {
  const merged: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged.reduceRight<string>((left, span) => cutPart(left, span), text);
}

const squeeze = (text: string) => text.replaceAll(/\s+/gu, ' ');

/** Brackets and quotation marks around nothing. */
function withoutEmptyPair(left: string, right: string): [string, string] {
  const open = EMPTY_PAIR.exec(left)?.[0];
  const closing = open === undefined ? undefined : CLOSES[open.trim()];
  if (open === undefined || closing === undefined || !right.startsWith(closing)) return [left, right];
  return [left.slice(0, -open.length).trimEnd(), right.slice(closing.length).trimStart()];
}
