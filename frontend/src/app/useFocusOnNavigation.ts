/** Moves the focus to the heading of a new page, so that screen readers start there. */
import { useEffect } from 'react';

import { useRouter } from '@/lib/router';

export function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
        // The browser focuses the first page, and a film over a page is not another page.
        if (!fromLocation || fromLocation.pathname === toLocation.pathname) return;
        // Do not interrupt typing.
        if (document.activeElement instanceof HTMLInputElement) return;
        const target = document.querySelector<HTMLElement>('h1') ?? document.querySelector<HTMLElement>('main');
        if (!target) return;
        target.tabIndex = -1;
        // The router restores the scroll position.
        target.focus({ preventScroll: true });
      }),
    [router],
  );
}
