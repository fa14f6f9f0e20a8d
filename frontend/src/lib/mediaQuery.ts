/** Whether a media query matches, updated on changes. */
import { useCallback, useSyncExternalStore } from 'react';

export const WIDE = '(min-width: 48rem)';
/** Touch screens, which have no hovering. */
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
  // The screen is not known while prerendering.
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches, () => false);
}
