/** Leaves out what the visitor does not want to see: hidden films always, seen ones when the preference says so. */
import type { Card } from '@/api/types';
import { useList } from '@/lib/list';
import { usePreferences } from '@/lib/preferences';

export function useVisible<Film extends Card>(films: readonly Film[]): { shown: readonly Film[]; hidden: number; seen: number } {
  const marks = useList((list) => list.marks);
  const hideSeen = usePreferences((preferences) => preferences.hideSeen);
  const isHidden = ({ id }: Card) => Object.hasOwn(marks.hidden, id);
  const isSeen = ({ id }: Card) => hideSeen && Object.hasOwn(marks.seen, id);
  const visible = films.filter((film) => !isHidden(film));
  const shown = visible.filter((film) => !isSeen(film));
  return { shown, hidden: films.length - visible.length, seen: visible.length - shown.length };
}
