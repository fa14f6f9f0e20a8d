/** Sorts the list. The entries are given newest first. */
import type { Entry } from '@/lib/list';
import type { ListSort } from '@/lib/listAddress';

const BY_TITLE = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
/** Without its article: "The Matrix" is sorted under M. */
const sortTitle = (title: string) => title.replace(/^(the|a|an)\s+(?=\S)/i, '');

const byTitle = (a: Entry, b: Entry) => BY_TITLE.compare(sortTitle(a.film.title), sortTitle(b.film.title));

export function sorted(entries: readonly Entry[], sort: ListSort): readonly Entry[] {
  if (sort === 'title') return [...entries].sort(byTitle);
  // Newest first; films without a year are last.
  if (sort === 'year') return [...entries].sort((a, b) => (b.film.year ?? -Infinity) - (a.film.year ?? -Infinity) || byTitle(a, b));
  return entries;
}
