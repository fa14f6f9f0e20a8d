/** Reads single values of an address. An address is typed and shared by hand, so whatever is not valid counts as absent. */

export type Raw = Readonly<Record<string, unknown>>;

const MAX_NAMES = 20;
const MAX_NAME_LENGTH = 100;

export const readText = (raw: unknown): string => (typeof raw === 'string' ? raw : typeof raw === 'number' ? String(raw) : '');

/** A number with at most so many decimal places. */
export function readNumber(raw: unknown, min: number, max: number, places: number): number | null {
  const written = readText(raw).trim();
  if (!/^\d+(\.\d+)?$/.test(written)) return null;
  const value = Number(Number(written).toFixed(places));
  return value >= min && value <= max ? value : null;
}

/** Names without repetition. A comma separates them, here as in the API, so no name can contain one. */
export function readNames(raw: unknown): readonly string[] {
  const parts: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  const seen = new Map<string, string>();
  for (const name of parts.flatMap((part) => readText(part).split(','))) {
    const trimmed = name.trim().slice(0, MAX_NAME_LENGTH).trimEnd();
    if (trimmed !== '' && !seen.has(trimmed.toLowerCase())) seen.set(trimmed.toLowerCase(), trimmed);
  }
  return [...seen.values()].slice(0, MAX_NAMES);
}
