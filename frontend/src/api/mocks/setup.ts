/** Runs before every test file: the mocked API, what jsdom lacks, and a clean page after each test. */
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';

import { server } from './server';

// The first test of a page also waits for the page's file, and a busy machine takes its time.
configure({ asyncUtilTimeout: 5000 });

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));

beforeEach(() => {
  vi.stubGlobal('scrollTo', () => undefined);
  Element.prototype.scrollTo = () => undefined;
  screenIs('wide');
});

afterEach(() => {
  cleanup();
  server.resetHandlers();
  server.events.removeAllListeners();
  vi.unstubAllGlobals();
  window.localStorage.clear();
});

afterAll(() => server.close());

/** jsdom has no layout: a test says how wide the screen is, or that it is a small one under a finger. */
export function screenIs(kind: 'wide' | 'narrow' | 'touched'): void {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: (query.includes('min-width') && kind === 'wide') || (query.includes('hover: none') && kind === 'touched'),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
}
