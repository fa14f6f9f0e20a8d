/**
 * Parts of the site that can be turned off: for a whole build with a variable, or for one browser by a key in its
 * storage.
 */
import { useSyncExternalStore } from 'react';

import { safeStorage } from './safeStorage';

export const ASK_KEY = 'cinerag.ask';

const ASK_IS_BUILT = import.meta.env.VITE_ASK !== '0';

/**
 * Asking in conversation: on, unless built with `VITE_ASK=0`, or `cinerag.ask` is `off`. The first paint was made for
 * everybody, so what this browser has chosen is looked at after it.
 */
export const useAskIsOn = (): boolean =>
  useSyncExternalStore(
    () => () => undefined,
    () => ASK_IS_BUILT && safeStorage.getItem(ASK_KEY) !== 'off',
    () => ASK_IS_BUILT,
  );
