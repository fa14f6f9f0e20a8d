/**
 * Makes a grid of films one Tab stop, with arrow keys inside. Cards do not know about the grid, so it removes their
 * controls from the Tab order, except those of the current film.
 */
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';

import { placeFor } from './gridKeys';

const CONTROLS = 'a[href], button';

export function useGridKeys(list: RefObject<HTMLUListElement | null>, films: readonly unknown[]) {
  const place = useRef(0);

  useEffect(() => {
    place.current = setTabStop(list.current, place.current);
  }, [films, list]);

  // The Tab stop follows the focus, also after a click or a closed dialog.
  useEffect(() => {
    const node = list.current;
    const follow = ({ target }: FocusEvent) => {
      const index = [...(node?.children ?? [])].findIndex((item) => item.contains(target as Node));
      if (index < 0 || index === place.current) return;
      place.current = setTabStop(node, index);
    };
    node?.addEventListener('focusin', follow);
    return () => node?.removeEventListener('focusin', follow);
  }, [list]);

  return (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.altKey || event.metaKey || event.shiftKey || target.matches('input, textarea, select') || target.closest('[role=menu]')) return;
    const items = [...(list.current?.children ?? [])];
    const next = placeFor(event.key, place.current, event.ctrlKey, { count: items.length, ...shape(items) });
    if (next === null || items.length === 0) return;
    event.preventDefault();
    const link = items[next]?.querySelector<HTMLElement>('a[href]');
    link?.focus({ preventScroll: true });
    items[next]?.scrollIntoView({ block: 'nearest' });
  };
}

/** Makes one film the Tab stop. Returns its index, since the list may have become shorter. */
function setTabStop(list: HTMLUListElement | null, preferred: number): number {
  const items = Array.from(list?.children ?? []);
  const place = Math.min(preferred, Math.max(items.length - 1, 0));
  for (const [index, item] of items.entries()) {
    for (const control of item.querySelectorAll<HTMLElement>(CONTROLS)) control.tabIndex = index === place ? 0 : -1;
  }
  return place;
}

/** The layout of the grid: as many columns as films in the first row. */
function shape(items: readonly Element[]): { columns: number; visibleRows: number } {
  const tops = items.map((item) => (item as HTMLElement).offsetTop);
  const second = tops.findIndex((top) => top > (tops[0] ?? 0));
  if (second < 0) return { columns: Math.max(items.length, 1), visibleRows: 1 };
  const height = (tops[second] ?? 0) - (tops[0] ?? 0);
  return { columns: second, visibleRows: Math.max(Math.floor(window.innerHeight / height), 1) };
}
