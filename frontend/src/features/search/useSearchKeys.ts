/** `/`, Ctrl-K and ⌘-K focus the search box. Over a dialog they open a search palette. */
import { useEffect, type RefObject } from 'react';

export const SHORTCUTS = '/ Control+K Meta+K';

export function useSearchKeys(input: RefObject<HTMLInputElement | null>, openPalette: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isShortcut(event)) return;
      event.preventDefault();
      if (document.querySelector('[role=dialog]')) return openPalette();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [input, openPalette]);
}

function isShortcut({ key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent): boolean {
  if (altKey) return false;
  if (ctrlKey !== metaKey && !shiftKey) return key.toLowerCase() === 'k';
  if (ctrlKey || metaKey || key !== '/') return false;
  // In a text field a slash is text.
  const element = target instanceof Element ? target : null;
  return !element?.closest('input:not([type=radio], [type=range], [type=checkbox]), textarea, select, [contenteditable]');
}
