/**
 * Dragging a row with the mouse, and scrolling it with the wheel. Loaded when a mouse first enters a row. Before that, and
 * on touch screens, the browser scrolls the row; the scroll position is taken over.
 */
import EmblaCarousel from 'embla-carousel';
import { WheelGesturesPlugin } from 'embla-carousel-wheel-gestures';

import type { RowScroll } from './useRowScroll';

export function dragRow(box: HTMLElement, moved: () => void): RowScroll {
  const jump = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const items = [...(box.firstElementChild?.children ?? [])] as HTMLElement[];
  const edge = parseFloat(getComputedStyle(box).paddingLeft) || 0;
  const first = items.findIndex((item) => item.offsetLeft - edge >= box.scrollLeft - item.offsetWidth / 2);
  box.scrollLeft = 0;
  box.dataset.dragged = '';
  const embla = EmblaCarousel(
    box,
    { align: 'start', containScroll: 'trimSnaps', skipSnaps: true, startIndex: Math.max(first, 0), duration: 28 },
    [WheelGesturesPlugin({ forceWheelAxis: 'x' })],
  );
  embla.on('scroll', moved).on('select', moved).on('reInit', moved);
  return {
    toItem: (index) => embla.scrollTo(index, jump),
    byPage: (direction) => {
      const inView = embla.slidesInView().length || 1;
      const last = embla.scrollSnapList().length - 1;
      embla.scrollTo(Math.min(Math.max(embla.selectedScrollSnap() + direction * Math.max(inView - 1, 1), 0), last), jump);
    },
    ends: () => ({ atStart: !embla.canScrollPrev(), atEnd: !embla.canScrollNext() }),
    stop: () => {
      embla.destroy();
      delete box.dataset.dragged;
    },
  };
}
