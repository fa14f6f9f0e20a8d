/** A journey: a page of its own in the file's one browser, and no complaint of the browser that goes unnoticed. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launch, siteAddress, visit, type Visit } from './browser.ts';

siteAddress();
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Runs a journey on a page of its own. It fails on any complaint of the browser that is not announced. */
export function journey(
  name: string,
  walk: (visit: Visit) => Promise<void>,
  options: { width?: number; expected?: RegExp; context?: BrowserContextOptions } = {},
) {
  it(name, async () => {
    const visited = await visit(browser, options.width, options.context);
    try {
      await walk(visited);
      expect(visited.complaints.filter((text) => !options.expected?.test(text))).toEqual([]);
    } finally {
      await visited.page.context().close();
    }
  });
}
