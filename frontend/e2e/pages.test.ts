/** For every page in every state: it fits the screen, is accessible, and works under the strict policy. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { overflow, seriousFaults, underStrictPolicy } from './browser.ts';
import { journey } from './journey.ts';

const WIDTHS = [320, 1280, 1920] as const;
const THEMES = ['dark', 'light'] as const;

const films = (page: Page) => page.getByRole('main').getByRole('article');
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor();
const card = (page: Page) => films(page).first().waitFor();

async function storeFilms(page: Page) {
  const film = { title: 'The Godfather', year: 1972, genres: ['Crime', 'Drama'], poster_url: null };
  const entry = (id: number, at: number) => ({ [id]: { film: { ...film, id }, at } });
  const marks = { like: entry(858, 1), dislike: entry(594, 2), watchlist: entry(912, 3), seen: entry(858, 4), hidden: {} };
  const list = JSON.stringify({ state: { marks, recent: [] }, version: 1 });
  await page.addInitScript((stored) => localStorage.setItem('cinerag.list', stored), list);
}

interface State {
  readonly name: string;
  readonly address: string;
  readonly before?: (page: Page) => Promise<void>;
  readonly ready: (page: Page) => Promise<void>;
  readonly expected?: RegExp;
  /** Rules that a third-party page violates. */
  readonly except?: readonly string[];
}

const STATES: readonly State[] = [
  { name: 'home', address: '/', ready: card },
  { name: 'an empty search', address: '/search', ready: heading },
  { name: 'results', address: '/search?q=dark+crime+thriller+from+the+90s', ready: card },
  {
    name: 'a search without results',
    address: '/search?q=zzxqj+vvkwq&semantic_ratio=0',
    ready: (page) => page.getByRole('main').getByText('No matches found').first().waitFor(),
  },
  { name: 'a film', address: '/film/356', ready: card },
  { name: 'a film that does not exist', address: '/film/4294967295', ready: (page) => page.getByRole('alert').waitFor(), expected: /404/ },
  {
    name: 'a film over the results',
    address: '/search?q=forrest+gump',
    ready: async (page) => {
      await films(page).getByRole('link', { name: 'Forrest Gump' }).first().click();
      await page.getByRole('dialog').getByRole('article').first().waitFor();
    },
  },
  { name: 'the empty list', address: '/list', ready: heading },
  { name: 'the list', address: '/list', before: storeFilms, ready: heading },
  { name: 'not found', address: '/nowhere', ready: heading },
  {
    name: 'the contract',
    address: '/docs/',
    ready: (page) => page.locator('.opblock').first().waitFor(),
    // Swagger UI puts a button to copy the path inside the button that opens the route.
    except: ['nested-interactive'],
  },
];

// One page load per state: the screen size and the theme change while it is open.
describe.each(STATES)('$name', ({ address, before, ready, expected, except }) => {
  journey(
    'fits every screen and is accessible in both themes under the strict policy',
    async ({ page }) => {
      await underStrictPolicy(page);
      await before?.(page);
      await page.goto(address);
      await ready(page);
      const faults: Record<string, unknown> = {};
      for (const theme of THEMES) {
        await page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          const found = [...((await overflow(page)) > 0 ? ['wider than the screen'] : []), ...(await seriousFaults(page, except))];
          if (found.length > 0) faults[`${theme} ${width}`] = found;
        }
      }
      expect(faults).toEqual({});
    },
    // Colours during a transition may have too little contrast.
    { context: { reducedMotion: 'reduce' }, ...(expected ? { expected } : {}) },
  );
});

describe('the theme', () => {
  journey('is light when chosen, from the first paint on', async ({ page }) => {
    await underStrictPolicy(page);
    await page.goto('/');
    await page.getByRole('button', { name: /^Theme: dark/ }).click();
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
  });
});

describe('the contract', () => {
  journey('has every route, and links to the site', async ({ page }) => {
    await page.goto('/docs/');
    await page.locator('.opblock', { hasText: '/v1/search' }).waitFor();
    expect(await page.locator('.opblock').count()).toBeGreaterThanOrEqual(8);
    await page.getByRole('link', { name: 'CineRAG', exact: true }).click();
    await card(page);
  });
});

describe('failures', () => {
  journey(
    'a server error is shown on every page, and trying again works',
    async ({ page }) => {
      const problem = { type: 'about:blank', title: 'Service Unavailable', status: 503, code: 'store_unavailable' };
      const body = JSON.stringify({ ...problem, detail: 'the index is unavailable', request_id: 'abc123' });
      const fail = '**/v1/**';
      await page.route(fail, (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body }));
      for (const address of ['/', '/search?q=alien', '/film/356']) {
        await page.goto(address);
        const alert = page.getByRole('alert').first();
        await alert.getByText('the index is unavailable').waitFor();
        await alert.getByText('abc123').waitFor();
      }
      await page.unroute(fail);
      await page.getByRole('alert').first().getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('heading', { level: 1, name: 'Forrest Gump' }).waitFor();
    },
    { expected: /503/ },
  );

  journey(
    'without a connection the page says so, and stays usable',
    async ({ page }) => {
      await page.goto('/');
      await card(page);
      const banner = page.getByRole('status').getByText('You are offline');
      expect(await banner.count()).toBe(0);
      await page.context().setOffline(true);
      await banner.waitFor();
      expect(await films(page).count()).toBeGreaterThan(0);
      await page.context().setOffline(false);
      await banner.waitFor({ state: 'detached' });
    },
    { expected: /ERR_INTERNET_DISCONNECTED/ },
  );

  journey(
    'a lazy component that cannot be loaded does not break the page',
    async ({ page }) => {
      await page.route(/\/assets\/(PosterArt|CardMarks|ToastMessage)-/, (route) => route.abort());
      await page.goto('/search?q=alien');
      await card(page);
      await films(page).first().hover();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await films(page).count()).toBeGreaterThan(0);
      expect(await page.getByRole('alert').count()).toBe(0);
    },
    { expected: /ERR_FAILED/ },
  );
});

describe('the installed site', () => {
  journey('can be installed', async ({ page }) => {
    await page.goto('/');
    const session = await page.context().newCDPSession(page);
    const { errors, url } = await session.send('Page.getAppManifest');
    expect(url).toMatch(/\/manifest\.webmanifest$/);
    expect(errors).toEqual([]);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // Every journey is a private window, which cannot install anything.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  });
});

describe('the first paint', () => {
  /** Opens an address and delays its scripts until they are released. */
  async function delayed(page: Page, address: string) {
    let release = () => undefined as unknown;
    const waiting = new Promise((resolve) => (release = () => resolve(undefined)));
    await page.route('**/assets/first-*.js', async (route) => {
      await waiting;
      await route.continue();
    });
    return { opened: page.goto(address), release };
  }

  journey('appears before the scripts, and keeps what is typed into it', async ({ page }) => {
    await underStrictPolicy(page);
    const { opened, release } = await delayed(page, '/');
    await page.getByRole('heading', { level: 1, name: 'Find the film you half remember.' }).waitFor();
    await page.getByRole('combobox').pressSequentially('toys');
    release();
    await opened;
    await page.getByRole('heading', { level: 1, name: 'Results for toys' }).waitFor();
  });

  journey('shows the search text, and does not shift when the results load', async ({ page }) => {
    const { opened, release } = await delayed(page, '/search?q=<b>dark</b>+crime');
    const title = page.getByRole('heading', { level: 1, name: 'Results for <b>dark</b> crime' });
    await title.waitFor();
    const before = await title.boundingBox();
    expect(await page.getByRole('combobox').inputValue()).toBe('<b>dark</b> crime');
    release();
    await opened;
    await card(page);
    expect(await title.boundingBox()).toEqual(before);
  });

  journey('is empty for unknown addresses', async ({ page }) => {
    const { opened, release } = await delayed(page, '/nowhere');
    expect(await page.getByRole('heading').count()).toBe(0);
    release();
    await opened;
    await heading(page);
  });
});
