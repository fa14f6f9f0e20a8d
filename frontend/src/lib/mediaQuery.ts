/** Whether a media query holds now, kept up to date. */
import { useCallback, useSyncExternalStore } from 'react';

export const WIDE = '(min-width: 48rem)';
/** Fingers, which cannot point without pressing. */
export const TOUCH = '(hover: none) and (pointer: coarse)';

export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  // The first paint is made before anybody's screen is known.
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches, () => false);
}
