/** Scrolling a row of films: by the browser, and with a mouse also by dragging. */
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';

export interface RowEnds {
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

export interface RowScroll {
  toItem: (index: number) => void;
  byPage: (direction: 1 | -1) => void;
  ends: () => RowEnds;
  stop: () => void;
}

/** Pixels by which a scroll position may miss the end. */
const TOLERANCE_PX = 4;

function browserScroll(box: HTMLElement): RowScroll {
  const last = () => box.scrollWidth - box.clientWidth;
  const to = (left: number) => box.scrollTo({ left, behavior: 'smooth' });
  return {
    toItem: (index) => {
      const item = box.firstElementChild?.children[index];
      if (item instanceof HTMLElement) to(item.offsetLeft - parseFloat(getComputedStyle(box).paddingLeft));
    },
    byPage: (direction) => to(box.scrollLeft + direction * box.clientWidth * 0.8),
    ends: () => ({ atStart: box.scrollLeft <= TOLERANCE_PX, atEnd: box.scrollLeft >= last() - TOLERANCE_PX }),
    stop: () => undefined,
  };
}

/** The box scrolls horizontally and contains one list. */
export function useRowScroll(box: RefObject<HTMLElement | null>) {
  const scroll = useRef<RowScroll>(null);
  const [{ atStart, atEnd }, setEnds] = useState<RowEnds>({ atStart: true, atEnd: false });

  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const stop = new AbortController();
    const { signal } = stop;
    const own = browserScroll(node);
    const moved = () => {
      const ends = (scroll.current ?? own).ends();
      setEnds((known) => (known.atStart === ends.atStart && known.atEnd === ends.atEnd ? known : ends));
    };
    scroll.current = own;
    moved();
    node.addEventListener('scroll', moved, { signal, passive: true });
    window.addEventListener('resize', moved, { signal, passive: true });
    const enableDragging = async () => {
      const { dragRow } = await import('./rowDrag');
      if (!signal.aborted) scroll.current = dragRow(node, moved);
    };
    let enabled = false;
    node.addEventListener(
      'pointerenter',
      ({ pointerType }) => {
        if (pointerType !== 'mouse' || enabled) return;
        enabled = true;
        // If the code cannot be loaded, the row still scrolls.
        void enableDragging().catch(() => undefined);
      },
      { signal },
    );
    return () => {
      stop.abort();
      scroll.current?.stop();
      scroll.current = null;
    };
  }, [box]);

  const move = useMemo(
    () => ({
      toItem: (index: number) => scroll.current?.toItem(index),
      byPage: (direction: 1 | -1) => scroll.current?.byPage(direction),
    }),
    [],
  );
  return { atStart, atEnd, ...move };
}
