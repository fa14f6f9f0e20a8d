/** Renders a part of the page with what it needs around it: the query client of the real page. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';

import { createQueryClient } from '@/api/queries';

export function renderPage(page: ReactNode) {
  render(<QueryClientProvider client={createQueryClient()}>{page}</QueryClientProvider>);
  return userEvent.setup();
}

/** Puts the browser at an address before a test renders. */
export function at(address: string): void {
  window.history.replaceState(null, '', address);
}
