/** How a row of films moves: by the browser's own scrolling, and under a mouse by dragging as well. */
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';

export interface RowEnds {
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

export interface RowScroll {
  toItem: (index: number) => void;
  byPage: (direction: 1 | -1) => void;
  ends: () => RowEnds;
  leave: () => void;
}

const SLACK = 4;

function browserScroll(box: HTMLElement): RowScroll {
  const last = () => box.scrollWidth - box.clientWidth;
  const to = (left: number) => box.scrollTo({ left, behavior: 'smooth' });
  return {
    toItem: (index) => {
      const item = box.firstElementChild?.children[index];
      if (item instanceof HTMLElement) to(item.offsetLeft - parseFloat(getComputedStyle(box).paddingLeft));
    },
    byPage: (direction) => to(box.scrollLeft + direction * box.clientWidth * 0.8),
    ends: () => ({ atStart: box.scrollLeft <= SLACK, atEnd: box.scrollLeft >= last() - SLACK }),
    leave: () => undefined,
  };
}

/** The box scrolls sideways and holds one list. */
export function useRowScroll(box: RefObject<HTMLElement | null>) {
  const way = useRef<RowScroll>(null);
  const [{ atStart, atEnd }, setEnds] = useState<RowEnds>({ atStart: true, atEnd: false });

  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const stop = new AbortController();
    const { signal } = stop;
    const own = browserScroll(node);
    const moved = () => {
      const ends = (way.current ?? own).ends();
      setEnds((known) => (known.atStart === ends.atStart && known.atEnd === ends.atEnd ? known : ends));
    };
    way.current = own;
    moved();
    node.addEventListener('scroll', moved, { signal, passive: true });
    window.addEventListener('resize', moved, { signal, passive: true });
    const meetMouse = async () => {
      const { dragRow } = await import('./rowDrag');
      if (!signal.aborted) way.current = dragRow(node, moved);
    };
    let met = false;
    node.addEventListener(
      'pointerenter',
      ({ pointerType }) => {
        if (pointerType !== 'mouse' || met) return;
        met = true;
        // Without the code for it the row still scrolls.
        void meetMouse().catch(() => undefined);
      },
      { signal },
    );
    return () => {
      stop.abort();
      way.current?.leave();
      way.current = null;
    };
  }, [box]);

  const move = useMemo(
    () => ({
      toItem: (index: number) => way.current?.toItem(index),
      byPage: (direction: 1 | -1) => way.current?.byPage(direction),
    }),
    [],
  );
  return { atStart, atEnd, ...move };
}
