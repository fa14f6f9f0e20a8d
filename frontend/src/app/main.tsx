/** Starts the site: hydrates the prerendered page if there is one, and renders it otherwise. */
import { StrictMode, startTransition, useEffect, type ReactNode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';

import { createQueryClient } from '@/api/queries';

import { App } from './App';
import { createSite } from './router';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const queryClient = createQueryClient();
const router = createSite(queryClient);

/** Marks the page as interactive, for the end-to-end tests. */
function Started({ children }: { children: ReactNode }) {
  useEffect(() => {
    document.documentElement.dataset.started = '';
  }, []);
  return children;
}

const site = (
  <StrictMode>
    <Started>
      <App router={router} queryClient={queryClient} />
    </Started>
  </StrictMode>
);
// A transition lets the browser handle input between units of work.
startTransition(() => {
  if (root.hasChildNodes()) hydrateRoot(root, site);
  else createRoot(root).render(site);
});
// After hydration has started, for the same reason.
setTimeout(() => void router.load());
