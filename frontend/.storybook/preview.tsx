/** Wraps every story in the site's styles, the mocked API and a router. */
import { QueryClientProvider } from '@tanstack/react-query';
import type { Preview } from '@storybook/react-vite';
import { setupWorker } from 'msw/browser';
import { useState } from 'react';

import { handlers } from '@/api/mocks/handlers';
import { createQueryClient } from '@/api/queries';
import { RouterProvider } from '@/lib/router';
import { partRouter } from '@/testing/partRouter';

import '@/app/styles.css';

const worker = setupWorker(...handlers);
const started = worker.start({
  serviceWorker: { url: './mockServiceWorker.js' },
  onUnhandledRequest: 'bypass',
  quiet: true,
});

const preview: Preview = {
  globalTypes: { theme: { toolbar: { title: 'Theme', icon: 'mirror', items: ['dark', 'light'], dynamicTitle: true } } },
  initialGlobals: { theme: 'dark' },
  parameters: { layout: 'padded', backgrounds: { disable: true } },
  loaders: [() => started.then(() => ({}))],
  decorators: [
    function Site(Story, { globals }) {
      const [queryClient] = useState(createQueryClient);
      const [router] = useState(() => partRouter('/'));
      document.documentElement.dataset.theme = globals.theme === 'light' ? 'light' : 'dark';
      return (
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router}>
          <Story />
        </RouterProvider>
        </QueryClientProvider>
      );
    },
  ],
};

export default preview;
