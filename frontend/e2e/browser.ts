/** Opens pages in Chromium, each in a fresh context, and records console errors. */
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export function siteAddress(): string {
  const address = process.env.CINERAG_URL;
  if (!address) {
    throw new Error('CINERAG_URL is not set. Start `cinerag serve` and set it to the address that it prints.');
  }
  return address.replace(/\/$/, '');
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGS });
}

export interface Visit {
  readonly page: Page;
  /** Console errors and exceptions, including violations of the content security policy. */
  readonly errors: string[];
}

/** The page is interactive, or does not belong to the site. */
const STARTED = ':root[data-started], body:not(:has(#root))';

export async function visit(browser: Browser, width = 1280, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ baseURL: siteAddress(), viewport: { width, height: 800 }, ...options });
  const page = await context.newPage();
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (...given) => {
    const response = await goto(...given);
    await page.locator(STARTED).waitFor({ state: 'attached' });
    return response;
  };
  page.reload = async (...given) => {
    const response = await reload(...given);
    await page.locator(STARTED).waitFor({ state: 'attached' });
    return response;
  };
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { page, errors };
}

/** Serves every page under a policy with no exceptions for scripts or styles. */
export async function underStrictPolicy(page: Page): Promise<void> {
  const policy =
    "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data: https://image.tmdb.org; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
}

/** Waits until nothing on the page is loading or moving: results that are being replaced are dimmed. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('[aria-busy=true]') === null &&
      document
        .getAnimations()
        .every(({ playState, effect }) => playState !== 'running' || effect?.getTiming().iterations === Infinity),
  );
}

/** Serious accessibility violations, except of the given rules. */
export async function seriousFaults(page: Page, except: readonly string[] = []): Promise<string[]> {
  await settled(page);
  await page.evaluate(axe.source);
  const options: RunOptions = { resultTypes: ['violations'] };
  const results = await page.evaluate(
    (given) => (globalThis as unknown as { axe: { run: (o: RunOptions) => Promise<AxeResults> } }).axe.run(given),
    options,
  );
  return results.violations
    .filter(({ id, impact }) => (impact === 'serious' || impact === 'critical') && !except.includes(id))
    .map(({ id, nodes }) => `${id}, ${nodes.length} times: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' ')}`);
}

export const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
