/** A change to the list that says what it did, and can be taken back. */
import type { Card } from '@/api/types';
import { markTexts } from '@/lib/texts';
import { showToast } from '@/lib/toasts';

import { isMarked, marksOf, withMarksOf, type SavedFilm, type Mark } from './data';
import { snapshot, useList } from './store';

export function toggleMark(name: Mark, film: SavedFilm | Card): void {
  const { toggle, restore } = useList.getState();
  const before = marksOf(useList.getState(), film.id);
  const said = toggle(name, film) ? markTexts.added : markTexts.removed;
  // Only this film goes back to what it was: much else may happen before somebody reaches for the button.
  showToast(said[name](film.title), () => restore(withMarksOf(snapshot(useList.getState()), film.id, before)));
}

/** Takes a mark away, and leaves alone what bears none. */
export function removeMark(name: Mark, film: SavedFilm | Card): void {
  if (isMarked(useList.getState(), name, film.id)) toggleMark(name, film);
}
