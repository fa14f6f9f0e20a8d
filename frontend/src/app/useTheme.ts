/** Puts the chosen look on the page. `/theme.js` has done so before the first paint; this follows every change. */
import { useEffect } from 'react';

import { useMediaQuery } from '@/lib/mediaQuery';
import { usePreferences } from '@/lib/preferences';

export function useTheme(): void {
  const theme = usePreferences((preferences) => preferences.theme);
  const deviceIsLight = useMediaQuery('(prefers-color-scheme: light)');
  const shown = theme === 'system' ? (deviceIsLight ? 'light' : 'dark') : theme;
  useEffect(() => {
    document.documentElement.dataset.theme = shown;
    // The bar of the browser takes the page's own ground.
    const ground = getComputedStyle(document.documentElement).getPropertyValue('--color-ink').trim();
    if (ground) document.querySelector('meta[name=theme-color]')?.setAttribute('content', ground);
  }, [shown]);
}
