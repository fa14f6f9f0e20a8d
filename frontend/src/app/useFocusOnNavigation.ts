/** After a step to another page, the focus is on its heading, as it would be after a page load read from the top. */
import { useEffect } from 'react';

import { useRouter } from '@/lib/router';

export function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
        // The first page is the browser's to focus, and a film over a page is no other page.
        if (!fromLocation || fromLocation.pathname === toLocation.pathname) return;
        // Whoever types stays where they type.
        if (document.activeElement instanceof HTMLInputElement) return;
        const target = document.querySelector<HTMLElement>('h1') ?? document.querySelector<HTMLElement>('main');
        if (!target) return;
        target.tabIndex = -1;
        // The place on the page is restored separately.
        target.focus({ preventScroll: true });
      }),
    [router],
  );
}
