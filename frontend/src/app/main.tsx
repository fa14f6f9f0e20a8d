/** Starts the page: takes over the first paint if there is one, or makes its own. */
import { StrictMode, startTransition, useEffect, type ReactNode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';

import { createQueryClient } from '@/api/queries';

import { App } from './App';
import { createSite } from './router';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const queryClient = createQueryClient();
const router = createSite(queryClient);

/** Says that the page answers now, for whoever waits for it from outside. */
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
// In a transition, the work is done in pauses in which the browser can do what the visitor asks of it.
startTransition(() => {
  if (root.hasChildNodes()) hydrateRoot(root, site);
  else createRoot(root).render(site);
});
// Next to it and not before it, for the same reason.
setTimeout(() => void router.load());
