/** Features that can be disabled: for a build with a variable, or for one browser with a key in its storage. */
import { useSyncExternalStore } from 'react';

import { safeStorage } from './safeStorage';

export const ASK_KEY = 'cinerag.ask';

const ASK_IS_BUILT = import.meta.env.VITE_ASK !== '0';

/**
 * Asking questions: enabled, unless the site was built with `VITE_ASK=0` or `cinerag.ask` is `off`. The first paint is the
 * same for everybody, so the browser's storage counts only after hydration.
 */
export const useAskEnabled = (): boolean =>
  useSyncExternalStore(
    () => () => undefined,
    () => ASK_IS_BUILT && safeStorage.getItem(ASK_KEY) !== 'off',
    () => ASK_IS_BUILT,
  );
