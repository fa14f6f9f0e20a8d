/** Stands in for the whole API, in unit tests and in stories alike. */
import { askHandlers } from './ask';
import { filmHandlers } from './films';
import { rowHandlers } from './rows';
import { searchHandlers } from './search';

export const handlers = [...searchHandlers, ...filmHandlers, ...rowHandlers, ...askHandlers];
