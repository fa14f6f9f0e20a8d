/** Whether a place has come near the screen. Once it has, it counts as near for good. */
import { startTransition, useEffect, useState, type RefObject } from 'react';

export function useNear(place: RefObject<Element | null>, atOnce: boolean): boolean {
  const [near, setNear] = useState(() => atOnce || !('IntersectionObserver' in window));
  useEffect(() => {
    const node = place.current;
    if (near || !node) return;
    const observer = new IntersectionObserver(
      (entries) => {
        // What it brings is made in pauses: several places may come near at once.
        if (entries.some(({ isIntersecting }) => isIntersecting)) startTransition(() => setNear(true));
      },
      { rootMargin: '300px 0px' },
    );
    observer.observe(node);
    return () => observer.disconnect();
  }, [place, near]);
  return near;
}
