/** A button that cycles through the themes: dark, light, and the system's. */
import { Monitor, Moon, Sun } from 'lucide-react';

import { IconButton } from '@/components/IconButton';
import { THEMES, usePreferences } from '@/lib/preferences';
import { shellTexts } from '@/lib/texts';

const ICONS = { dark: Moon, light: Sun, system: Monitor } as const;

export function ThemeSwitch() {
  const { theme, setTheme } = usePreferences();
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'dark';
  const names = shellTexts.theme;
  return (
    <IconButton label={names.change(names[theme], names[next])} icon={ICONS[theme]} onClick={() => setTheme(next)} />
  );
}
