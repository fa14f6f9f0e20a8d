/** One browser for all journeys, a fresh context for each, and no console error that goes unnoticed. */
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
  /** Whatever the page complained about, its content security policy included. */
  readonly complaints: string[];
}

/** The page has taken over its first paint, or is none of the site's. */
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
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { page, complaints };
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

/** The accessibility faults that shut somebody out, but for the rules that are named. */
export async function seriousFaults(page: Page, except: readonly string[] = []): Promise<string[]> {
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
