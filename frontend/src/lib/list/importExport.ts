/** Exports the list to a file and imports it. Every field of a file is validated. */
import * as v from 'valibot';

import { MARKS, merge, type ListData } from './data';
import { EntrySchema, isRecord, readList } from './stored';

const FORMAT = 'cinerag-list';
export const FORMAT_VERSION = 1;
/** Larger than any list. A larger file would freeze the page. */
export const MAX_FILE_BYTES = 5_000_000;

export type ImportFault = 'too-large' | 'not-json' | 'not-a-list' | 'too-new';
export type Imported =
  | {
      readonly ok: true;
      readonly data: ListData;
      /** The number of new marks, and of entries that are not valid. */
      readonly added: number;
      readonly invalid: number;
    }
  | { readonly ok: false; readonly reason: ImportFault };

export const exportList = (data: ListData): string =>
  JSON.stringify({ format: FORMAT, version: FORMAT_VERSION, marks: data.marks, recent: data.recent }, null, 2);

/** Adds the entries of a file to a list. Invalid entries are skipped; an invalid file changes nothing. */
export function importList(text: string, into: ListData): Imported {
  if (text.length > MAX_FILE_BYTES) return { ok: false, reason: 'too-large' };
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'not-json' };
  }
  if (!isRecord(file) || file.format !== FORMAT || typeof file.version !== 'number') {
    return { ok: false, reason: 'not-a-list' };
  }
  if (file.version > FORMAT_VERSION) return { ok: false, reason: 'too-new' };
  if (!isRecord(file.marks)) return { ok: false, reason: 'not-a-list' };
  const { marks } = file;
  const data = merge(into, readList(file));
  const added = MARKS.flatMap((name) => Object.keys(data.marks[name]).filter((id) => !Object.hasOwn(into.marks[name], id)));
  const invalid = MARKS.flatMap((name) => Object.values(isRecord(marks[name]) ? marks[name] : {})).filter((raw) => !v.is(EntrySchema, raw));
  return { ok: true, data, added: added.length, invalid: invalid.length };
}
