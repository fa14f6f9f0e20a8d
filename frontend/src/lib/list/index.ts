/** The visitor's list: its data, its store, and its export. */
export { asCard, entriesOf, isMarked, MARKS, type Entry, type SavedFilm, type ListData, type Mark } from './data';
export { exportList, importList, MAX_FILE_BYTES, type Imported, type ImportFault } from './importExport';
export { followOtherTabs, LIST_KEY, snapshot, useList, useMarked } from './store';
export { removeMark, toggleMark } from './actions';
export { useVisibleFilms } from './visible';
