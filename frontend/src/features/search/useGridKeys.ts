/**
 * One stop for the Tab key in a grid of films, and the arrow keys inside it. The cards belong to others, so their
 * controls are taken out of the Tab order from outside, all but those of the film that one is at.
 */
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';

import { placeFor } from './gridKeys';

const CONTROLS = 'a[href], button';

export function useGridKeys(list: RefObject<HTMLUListElement | null>, films: readonly unknown[]) {
  const place = useRef(0);

  useEffect(() => {
    place.current = settle(list.current, place.current);
  }, [films, list]);

  // Wherever the focus comes from, a click or a return from a film, the Tab stop follows it.
  useEffect(() => {
    const at = list.current;
    const follow = ({ target }: FocusEvent) => {
      const index = [...(at?.children ?? [])].findIndex((item) => item.contains(target as Node));
      if (index < 0 || index === place.current) return;
      place.current = settle(at, index);
    };
    at?.addEventListener('focusin', follow);
    return () => at?.removeEventListener('focusin', follow);
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

/** Leaves one film's controls in the Tab order. Says which one's: the list may have become shorter. */
function settle(list: HTMLUListElement | null, wanted: number): number {
  const items = Array.from(list?.children ?? []);
  const place = Math.min(wanted, Math.max(items.length - 1, 0));
  for (const [index, item] of items.entries()) {
    for (const control of item.querySelectorAll<HTMLElement>(CONTROLS)) control.tabIndex = index === place ? 0 : -1;
  }
  return place;
}

/** How the films lie: as many columns as stand on the first line. */
function shape(items: readonly Element[]): { columns: number; linesAtOnce: number } {
  const tops = items.map((item) => (item as HTMLElement).offsetTop);
  const second = tops.findIndex((top) => top > (tops[0] ?? 0));
  if (second < 0) return { columns: Math.max(items.length, 1), linesAtOnce: 1 };
  const height = (tops[second] ?? 0) - (tops[0] ?? 0);
  return { columns: second, linesAtOnce: Math.max(Math.floor(window.innerHeight / height), 1) };
}
