/**
 * Parts of the site that can be turned off: for a whole build with a variable, or for one browser by a key in its
 * storage.
 */
import { safeStorage } from './safeStorage';

export const ASK_KEY = 'cinerag.ask';

/** Asking in conversation: on, unless built with `VITE_ASK=0`, or `cinerag.ask` is `off`. */
export const askIsOn = (): boolean => import.meta.env.VITE_ASK !== '0' && safeStorage.getItem(ASK_KEY) !== 'off';
