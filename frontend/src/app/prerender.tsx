/** Renders the first paint of a page to HTML, without any visitor data or API responses. */
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';

import { createQueryClient } from '@/api/queries';
import { createMemoryHistory } from '@/lib/router';

import { App } from './App';
import { createSite } from './router';

export function prerender(address: string): string {
  const queryClient = createQueryClient();
  const router = createSite(queryClient, createMemoryHistory({ initialEntries: [address] }));
  return renderToString(
    <StrictMode>
      <App router={router} queryClient={queryClient} />
    </StrictMode>,
  );
}
