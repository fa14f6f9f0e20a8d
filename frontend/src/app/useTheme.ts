/** Applies the theme on every change. `/theme.js` applies it before the first paint. */
import { useEffect } from 'react';

import { useMediaQuery } from '@/lib/mediaQuery';
import { usePreferences } from '@/lib/preferences';

const LIGHT = '(prefers-color-scheme: light)';

export function useTheme(): void {
  const theme = usePreferences((preferences) => preferences.theme);
  const deviceIsLight = useMediaQuery(LIGHT);
  useEffect(() => {
    // From the store: the value of the first render is the prerendered default.
    const { theme: chosen } = usePreferences.getState();
    document.documentElement.dataset.theme = chosen === 'system' ? (window.matchMedia(LIGHT).matches ? 'light' : 'dark') : chosen;
    // The browser's bar takes the background colour of the page.
    const background = getComputedStyle(document.documentElement).getPropertyValue('--color-ink').trim();
    if (background) document.querySelector('meta[name=theme-color]')?.setAttribute('content', background);
  }, [theme, deviceIsLight]);
}
