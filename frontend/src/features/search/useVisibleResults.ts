/** Splits results into shown, hidden and seen films. Seen ones are hidden only if the visitor has chosen so. */
import type { Card } from '@/api/types';
import { useList } from '@/lib/list';
import { usePreferences } from '@/lib/preferences';

export function useVisibleResults<Film extends Card>(films: readonly Film[]): { shown: readonly Film[]; hidden: number; seen: number } {
  const marks = useList((list) => list.marks);
  const hideSeen = usePreferences((preferences) => preferences.hideSeen);
  const isHidden = ({ id }: Card) => Object.hasOwn(marks.hidden, id);
  const isSeen = ({ id }: Card) => hideSeen && Object.hasOwn(marks.seen, id);
  const visible = films.filter((film) => !isHidden(film));
  const shown = visible.filter((film) => !isSeen(film));
  return { shown, hidden: films.length - visible.length, seen: visible.length - shown.length };
}
