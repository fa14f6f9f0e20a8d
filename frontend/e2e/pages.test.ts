/** What holds for every page in every state: it fits the screen, shuts nobody out, and keeps to the strict policy. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { overflow, seriousFaults, underStrictPolicy } from './browser.ts';
import { journey } from './journey.ts';

const WIDTHS = [320, 1280, 1920] as const;
const THEMES = ['dark', 'light'] as const;

const films = (page: Page) => page.getByRole('main').getByRole('article');
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor();
const card = (page: Page) => films(page).first().waitFor();

async function keepFilms(page: Page) {
  const film = { title: 'The Godfather', year: 1972, genres: ['Crime', 'Drama'], poster_url: null };
  const entry = (id: number, at: number) => ({ [id]: { film: { ...film, id }, at } });
  const marks = { like: entry(858, 1), dislike: entry(594, 2), watchlist: entry(912, 3), seen: entry(858, 4), hidden: {} };
  const list = JSON.stringify({ state: { marks, recent: [] }, version: 1 });
  await page.addInitScript((kept) => localStorage.setItem('cinerag.list', kept), list);
}

interface State {
  readonly name: string;
  readonly address: string;
  readonly before?: (page: Page) => Promise<void>;
  readonly ready: (page: Page) => Promise<void>;
  readonly expected?: RegExp;
  /** Faults of a page that is not ours to mend. */
  readonly theirs?: readonly string[];
}

const STATES: readonly State[] = [
  { name: 'home', address: '/', ready: card },
  { name: 'a search that has not begun', address: '/search', ready: heading },
  { name: 'results', address: '/search?q=dark+crime+thriller+from+the+90s', ready: card },
  {
    name: 'a search that found nothing',
    address: '/search?q=zzxqj+vvkwq&semantic_ratio=0',
    ready: (page) => page.getByRole('main').getByText(/no films|nothing/i).first().waitFor(),
  },
  { name: 'a film', address: '/film/356', ready: card },
  { name: 'a film that is not there', address: '/film/4294967295', ready: (page) => page.getByRole('alert').waitFor(), expected: /404/ },
  {
    name: 'a film over the results',
    address: '/search?q=forrest+gump',
    ready: async (page) => {
      await films(page).getByRole('link', { name: 'Forrest Gump' }).first().click();
      await page.getByRole('dialog').getByRole('article').first().waitFor();
    },
  },
  { name: 'the empty list', address: '/list', ready: heading },
  { name: 'the list', address: '/list', before: keepFilms, ready: heading },
  { name: 'not found', address: '/nowhere', ready: heading },
  {
    name: 'the contract',
    address: '/docs/',
    ready: (page) => page.locator('.opblock').first().waitFor(),
    // Swagger UI puts a button to copy the path inside the button that opens the route.
    theirs: ['nested-interactive'],
  },
];

// One load a state: the screen and the theme change under it, as they do for people who turn a tablet.
describe.each(STATES)('$name', ({ address, before, ready, expected, theirs }) => {
  journey(
    'fits every screen, in both themes, without a serious fault, under the strict policy',
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
          const found = [...((await overflow(page)) > 0 ? ['wider than the screen'] : []), ...(await seriousFaults(page, theirs))];
          if (found.length > 0) faults[`${theme} ${width}`] = found;
        }
      }
      expect(faults).toEqual({});
    },
    // Colours in the middle of a transition are nobody's to read.
    { context: { reducedMotion: 'reduce' }, ...(expected ? { expected } : {}) },
  );
});

describe('the look', () => {
  journey('is light when chosen, from the first paint on', async ({ page }) => {
    await underStrictPolicy(page);
    await page.goto('/');
    await page.getByRole('button', { name: /^Look: Dark/ }).click();
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
  });
});

describe('the contract', () => {
  journey('has every route, and leads back to the site', async ({ page }) => {
    await page.goto('/docs/');
    await page.locator('.opblock', { hasText: '/v1/search' }).waitFor();
    expect(await page.locator('.opblock').count()).toBeGreaterThanOrEqual(8);
    await page.getByRole('link', { name: 'CineRAG', exact: true }).click();
    await card(page);
  });
});

describe('trouble', () => {
  journey(
    'a server error is named on every page, and trying again works',
    async ({ page }) => {
      const problem = { type: 'about:blank', title: 'Service Unavailable', status: 503, code: 'store_unavailable' };
      const body = JSON.stringify({ ...problem, detail: 'the index is away', request_id: 'abc123' });
      const fail = '**/v1/**';
      await page.route(fail, (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body }));
      for (const address of ['/', '/search?q=alien', '/film/356']) {
        await page.goto(address);
        const alert = page.getByRole('alert').first();
        await alert.getByText('the index is away').waitFor();
        await alert.getByText('abc123').waitFor();
      }
      await page.unroute(fail);
      await page.getByRole('alert').first().getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('heading', { level: 1, name: 'Forrest Gump' }).waitFor();
    },
    { expected: /503/ },
  );

  journey(
    'without a connection the page says so, keeps what is open, and takes it back',
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
    'an extra that cannot be downloaded leaves the page as it is',
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
  journey('can be installed: Chromium finds nothing missing', async ({ page }) => {
    await page.goto('/');
    const session = await page.context().newCDPSession(page);
    const { errors, url } = await session.send('Page.getAppManifest');
    expect(url).toMatch(/\/manifest\.webmanifest$/);
    expect(errors).toEqual([]);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // A private window, which every journey is, cannot install anything. That is not the manifest's.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  });
});

describe('the first paint', () => {
  /** Opens an address whose scripts come only when they are let go. */
  async function held(page: Page, address: string) {
    let letGo = () => undefined as unknown;
    const waiting = new Promise((resolve) => (letGo = () => resolve(undefined)));
    await page.route('**/assets/first-*.js', async (route) => {
      await waiting;
      await route.continue();
    });
    return { opened: page.goto(address), letGo };
  }

  journey('is there before the scripts, and what is typed into it counts', async ({ page }) => {
    await underStrictPolicy(page);
    const { opened, letGo } = await held(page, '/');
    await page.getByRole('heading', { level: 1, name: 'Find the film you half remember.' }).waitFor();
    await page.getByRole('combobox').pressSequentially('toys');
    letGo();
    await opened;
    await page.getByRole('heading', { level: 1, name: 'Films for toys' }).waitFor();
  });

  journey('says what is searched for, and stays where it is when the films come', async ({ page }) => {
    const { opened, letGo } = await held(page, '/search?q=<b>dark</b>+crime');
    const title = page.getByRole('heading', { level: 1, name: 'Films for <b>dark</b> crime' });
    await title.waitFor();
    const before = await title.boundingBox();
    expect(await page.getByRole('combobox').inputValue()).toBe('<b>dark</b> crime');
    letGo();
    await opened;
    await card(page);
    expect(await title.boundingBox()).toEqual(before);
  });

  journey('is of no other page', async ({ page }) => {
    const { opened, letGo } = await held(page, '/nowhere');
    expect(await page.getByRole('heading').count()).toBe(0);
    letGo();
    await opened;
    await heading(page);
  });
});
