/** Starts the page. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { createQueryClient } from '@/api/queries';

import { App } from './App';
import { createSite } from './router';
import './styles.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const queryClient = createQueryClient();
createRoot(root).render(
  <StrictMode>
    <App router={createSite(queryClient)} queryClient={queryClient} />
  </StrictMode>,
);
