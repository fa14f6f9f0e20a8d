/** Renders a component or the whole site with a query client and a router. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';

import { createQueryClient } from '@/api/queries';
import { App } from '@/app/App';
import { createSite } from '@/app/router';
import { createMemoryHistory, RouterProvider } from '@/lib/router';

import { partRouter } from './partRouter';

/** Renders a component on a page of the site. */
export function renderPart(part: ReactNode, at = '/') {
  const router = partRouter(at);
  const view = render(
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router}>{part}</RouterProvider>
    </QueryClientProvider>,
  );
  return { ...view, user: userEvent.setup(), router };
}

/** Renders the whole site at an address. */
export async function renderSite(at = '/') {
  const queryClient = createQueryClient();
  const router = createSite(queryClient, createMemoryHistory({ initialEntries: [at] }));
  await router.load();
  const view = render(<App router={router} queryClient={queryClient} />);
  return { ...view, user: userEvent.setup(), router };
}
