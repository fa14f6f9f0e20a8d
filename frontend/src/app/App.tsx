/** The whole site: its data, its addresses, and what keeps its tabs in step. */
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';

import { followOtherTabs } from '@/lib/list';
import { followPreferences } from '@/lib/preferences';

import type { createSite } from './router';

interface Props {
  router: ReturnType<typeof createSite>;
  queryClient: QueryClient;
}

export function App({ router, queryClient }: Props) {
  useEffect(() => followOtherTabs(), []);
  useEffect(() => followPreferences(), []);
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
