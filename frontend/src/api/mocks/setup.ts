/** Runs before every test file: the mocked API, what jsdom lacks, and a clean page after each test. */
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';

import { server } from './server';

// The first test of a page also loads the page's chunk, which can take a while on a busy machine.
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

/** jsdom has no layout: a test sets a wide screen, a narrow one, or a touch screen. */
export function screenIs(kind: 'wide' | 'narrow' | 'touch'): void {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: (query.includes('min-width') && kind === 'wide') || (query.includes('hover: none') && kind === 'touch'),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
}
