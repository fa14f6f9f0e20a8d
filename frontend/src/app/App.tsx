/** The whole site: its data, its router, and the stores that stay in sync between tabs. */
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { followOtherTabs } from '@/lib/list';
import { followPreferences } from '@/lib/preferences';
import { followRecentSearches } from '@/lib/recentSearches';
import { RouterProvider, type Router } from '@/lib/router';

import { Shell } from './Shell';

interface Props {
  router: Router;
  queryClient: QueryClient;
}

export function App({ router, queryClient }: Props) {
  useEffect(() => followOtherTabs(), []);
  useEffect(() => followPreferences(), []);
  useEffect(() => followRecentSearches(), []);
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router}>
        <Shell />
      </RouterProvider>
    </QueryClientProvider>
  );
}
