/** The list as a file: to keep, or to take to another device. What comes from a file is checked field by field. */
import * as v from 'valibot';

import { MARKS, merge, type ListData } from './data';
import { EntrySchema, isRecord, readList } from './stored';

const FORMAT = 'cinerag-list';
export const FORMAT_VERSION = 1;
/** No list of films is larger, and a larger file would only freeze the page. */
export const MAX_FILE_BYTES = 5_000_000;

export type ImportFault = 'too-large' | 'not-json' | 'not-a-list' | 'too-new';
export type Imported =
  | {
      readonly ok: true;
      readonly data: ListData;
      /** How many marks are new, and how many entries of the file could not be read. */
      readonly added: number;
      readonly unread: number;
    }
  | { readonly ok: false; readonly reason: ImportFault };

export const exportList = (data: ListData): string =>
  JSON.stringify({ format: FORMAT, version: FORMAT_VERSION, marks: data.marks, recent: data.recent }, null, 2);

/** Reads a file and adds it to what is there. A broken entry is left out; a broken file changes nothing. */
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
  const unread = MARKS.flatMap((name) => Object.values(isRecord(marks[name]) ? marks[name] : {})).filter((raw) => !v.is(EntrySchema, raw));
  return { ok: true, data, added: added.length, unread: unread.length };
}
