/** Whether an element has ever been near the viewport. */
import { startTransition, useEffect, useState, type RefObject } from 'react';

export function useNearViewport(element: RefObject<Element | null>, initially: boolean): boolean {
  const [near, setNear] = useState(() => initially || !('IntersectionObserver' in window));
  useEffect(() => {
    const node = element.current;
    if (near || !node) return;
    const observer = new IntersectionObserver(
      (entries) => {
        // Several rows may come near at once: a transition keeps the page responsive.
        if (entries.some(({ isIntersecting }) => isIntersecting)) startTransition(() => setNear(true));
      },
      { rootMargin: '300px 0px' },
    );
    observer.observe(node);
    return () => observer.disconnect();
  }, [element, near]);
  return near;
}
