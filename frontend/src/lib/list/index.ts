/** The visitor's list: what may be marked, the store, and the file it can be taken away in. */
export { asCard, entriesOf, isMarked, MARKS, type Entry, type SavedFilm, type ListData, type Mark } from './data';
export { exportList, importList, MAX_FILE_BYTES, type Imported, type ImportFault } from './exchange';
export { followOtherTabs, LIST_KEY, snapshot, useList, useMarked } from './store';
export { removeMark, toggleMark } from './change';
export { useVisibleFilms } from './visible';
