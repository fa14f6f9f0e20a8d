/** Puts the chosen look on the page. `/theme.js` has done so before the first paint; this follows every change. */
import { useEffect } from 'react';

import { useMediaQuery } from '@/lib/mediaQuery';
import { usePreferences } from '@/lib/preferences';

const LIGHT = '(prefers-color-scheme: light)';

export function useTheme(): void {
  const theme = usePreferences((preferences) => preferences.theme);
  const deviceIsLight = useMediaQuery(LIGHT);
  useEffect(() => {
    // As it is kept, and not as the first paint was made, which knows of nobody's choice.
    const { theme: chosen } = usePreferences.getState();
    document.documentElement.dataset.theme = chosen === 'system' ? (window.matchMedia(LIGHT).matches ? 'light' : 'dark') : chosen;
    // The bar of the browser takes the page's own ground.
    const ground = getComputedStyle(document.documentElement).getPropertyValue('--color-ink').trim();
    if (ground) document.querySelector('meta[name=theme-color]')?.setAttribute('content', ground);
  }, [theme, deviceIsLight]);
}
