/** Changes to the list that show a notification with an undo button. */
import type { Card } from '@/api/types';
import { markTexts } from '@/lib/texts';
import { showToast } from '@/lib/toasts';

import { isMarked, marksOf, withMarksOf, type SavedFilm, type Mark } from './data';
import { snapshot, useList } from './store';

export function toggleMark(name: Mark, film: SavedFilm | Card): void {
  const { toggle, restore } = useList.getState();
  const before = marksOf(useList.getState(), film.id);
  const texts = toggle(name, film) ? markTexts.added : markTexts.removed;
  // Undo restores only this film, since the rest of the list may have changed by then.
  showToast(texts[name](film.title), () => restore(withMarksOf(snapshot(useList.getState()), film.id, before)));
}

/** Removes a mark, if the film has it. */
export function removeMark(name: Mark, film: SavedFilm | Card): void {
  if (isMarked(useList.getState(), name, film.id)) toggleMark(name, film);
}
