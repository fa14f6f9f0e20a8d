/** The list in the order that its address asks for. It comes newest first. */
import type { Entry } from '@/lib/list';
import type { ListSort } from '@/lib/listAddress';

const BY_TITLE = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
/** "The Matrix" stands under M. */
const filed = (title: string) => title.replace(/^(the|a|an)\s+(?=\S)/i, '');

const byTitle = (a: Entry, b: Entry) => BY_TITLE.compare(filed(a.film.title), filed(b.film.title));

export function sorted(entries: readonly Entry[], sort: ListSort): readonly Entry[] {
  if (sort === 'title') return [...entries].sort(byTitle);
  // Newest first; what has no year stands last.
  if (sort === 'year') return [...entries].sort((a, b) => (b.film.year ?? -Infinity) - (a.film.year ?? -Infinity) || byTitle(a, b));
  return entries;
}
