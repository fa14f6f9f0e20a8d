/** Reads a list from the browser's storage or from a file. Neither can be trusted, so every field is validated. */
import * as v from 'valibot';

import { validItem, validItems } from '@/api/validation';

import { EMPTY, MARKS, MAX_RECENT, merge, type Entries, type Entry, type ListData } from './data';

const Text = v.pipe(v.string(), v.maxLength(500));
const orNull = <Output>(schema: v.GenericSchema<unknown, Output>) => v.fallback(v.nullable(schema), null);

export const EntrySchema: v.GenericSchema<unknown, Entry> = v.object({
  film: v.object({
    id: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)),
    title: v.pipe(Text, v.minLength(1)),
    year: orNull(v.pipe(v.number(), v.integer())),
    genres: validItems(Text, 20),
    poster_url: orNull(v.pipe(Text, v.regex(/^https?:\/\//))),
  }),
  at: v.pipe(v.number(), v.minValue(0), v.finite()),
});

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every valid entry, whoever wrote it: this version, an older one, or another program. */
export function readList(raw: unknown): ListData {
  if (!isRecord(raw)) return EMPTY;
  const marks = isRecord(raw.marks) ? raw.marks : {};
  const entries = MARKS.map((name) => [name, readEntries(marks[name])] as const);
  const recent = v.parse(validItems(EntrySchema, MAX_RECENT), raw.recent);
  // Merging makes a film that is both liked and disliked only what it was marked as last.
  return merge({ marks: Object.fromEntries(entries) as ListData['marks'], recent }, EMPTY);
}

function readEntries(raw: unknown): Entries {
  if (!isRecord(raw)) return {};
  return Object.fromEntries(Object.values(raw).flatMap((value) => validItem(EntrySchema, value)).map((entry) => [entry.film.id, entry]));
}
