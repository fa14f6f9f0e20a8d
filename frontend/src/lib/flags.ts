/**
 * Parts of the site that are not for everybody yet. On for a whole build with its variable, or for one browser by its
 * key in the storage.
 */
import { safeStorage } from './safeStorage';

export const ASK_KEY = 'cinerag.ask';

/** Asking in conversation: `VITE_ASK=1`, or `cinerag.ask` is `on`. */
export const askIsOn = (): boolean => import.meta.env.VITE_ASK === '1' || safeStorage.getItem(ASK_KEY) === 'on';
