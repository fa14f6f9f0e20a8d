/**
 * Keyboard navigation in a row: the row is one Tab stop; the arrow keys, Home and End move between its films. Tab then
 * reaches the actions of the film, and leaves the row.
 */
import { useEffect, useState, type RefObject } from 'react';

/** The index of the film that is the Tab stop. */
export function useRowKeys(list: RefObject<HTMLElement | null>, show: (index: number) => void): number {
  const [current, setCurrent] = useState(0);
  useEffect(() => {
    const node = list.current;
    if (!node) return;
    const stop = new AbortController();
    const { signal } = stop;
    const indexOf = (target: EventTarget | null) => [...node.children].findIndex((item) => item.contains(target as Node | null));
    node.addEventListener('focusin', ({ target }) => setCurrent(Math.max(indexOf(target), 0)), { signal });
    node.addEventListener(
      'keydown',
      (event) => {
        const next = step(event, indexOf(event.target), node.children.length);
        const link = next === null ? null : node.children[next]?.querySelector('a');
        if (next === null || !link) return;
        event.preventDefault();
        link.focus({ preventScroll: true });
        show(next);
      },
      { signal },
    );
    return () => stop.abort();
  }, [list, show]);
  return current;
}

function step({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, at: number, count: number): number | null {
  if (at < 0 || ctrlKey || metaKey || altKey) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'ArrowRight') return Math.min(at + 1, count - 1);
  return key === 'ArrowLeft' ? Math.max(at - 1, 0) : null;
}
