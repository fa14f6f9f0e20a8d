/** The mocked API, for unit tests and stories. */
import { askHandlers } from './ask';
import { filmHandlers } from './films';
import { rowHandlers } from './rows';
import { searchHandlers } from './search';

export const handlers = [...searchHandlers, ...filmHandlers, ...rowHandlers, ...askHandlers];
