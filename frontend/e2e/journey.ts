/** A journey: an end-to-end test with a page of its own, in one browser per file. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launch, siteAddress, visit, type Visit } from './browser.ts';

siteAddress();
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Runs a journey on a page of its own. It fails on any unexpected console error. */
export function journey(
  name: string,
  walk: (visit: Visit) => Promise<void>,
  options: { width?: number; expected?: RegExp; context?: BrowserContextOptions } = {},
) {
  it(name, async () => {
    const visited = await visit(browser, options.width, options.context);
    try {
      await walk(visited);
      expect(visited.errors.filter((text) => !options.expected?.test(text))).toEqual([]);
    } finally {
      await visited.page.context().close();
    }
  });
}
