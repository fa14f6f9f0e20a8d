/** What people do on the site, in a real browser against a real server on the starter catalogue. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { overflow, seriousFaults, siteAddress, underStrictPolicy } from './browser.ts';
import { journey } from './journey.ts';

const box = (page: Page) => page.getByRole('combobox', { name: 'Search films' });
const results = (page: Page) => page.getByRole('main').getByRole('article');
const dialog = (page: Page) => page.getByRole('dialog');
const path = (page: Page) => page.url().slice(siteAddress().length);
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

describe('searching', () => {
  journey('typing shows results, and the back button returns to the shelves', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('region', { name: 'Everybody knows these' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('the godfather', { delay: 20 });
    await page.getByRole('heading', { level: 1, name: 'Films for the godfather' }).waitFor();
    await results(page).first().getByRole('link', { name: 'The Godfather' }).waitFor();
    expect(parameter(page, 'q')).toBe('the godfather');
    await page.goBack();
    await page.getByRole('region', { name: 'Everybody knows these' }).waitFor();
    expect(await box(page).inputValue()).toBe('');
  });

  journey('a suggestion is chosen with the keyboard', async ({ page }) => {
    await page.goto('/');
    await box(page).pressSequentially('tom han', { delay: 20 });
    await page.getByRole('option', { name: /Tom Hanks/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[role=option][aria-selected=true]', { hasText: 'Tom Hanks' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Films for Tom Hanks' }).waitFor();
    expect(await page.getByRole('listbox').count()).toBe(0);
    await results(page).first().waitFor();
  });

  journey('the mode is kept in the address', async ({ page }) => {
    await page.goto('/search?q=casablanca');
    await results(page).first().waitFor();
    await page.getByText('Words', { exact: true }).click();
    await expect.poll(() => parameter(page, 'semantic_ratio')).toBe('0');
    await page.reload();
    expect(await page.getByRole('radio', { name: 'Words' }).isChecked()).toBe(true);
  });

  journey('nothing found says what to try', async ({ page }) => {
    await page.goto('/?q=spooky+phantoms&mode=keyword');
    await page.getByText('No films found').waitFor();
    await page.getByRole('link', { name: 'Search by meaning as well' }).click();
    await results(page).first().waitFor();
  });

  journey(
    'a server error is named, and trying again works',
    async ({ page }) => {
      const problem = { type: 'about:blank', title: 'Service Unavailable', status: 503, code: 'store_unavailable' };
      const body = JSON.stringify({ ...problem, detail: 'the index is away', request_id: 'abc123' });
      await page.route('**/v1/search?*', (route) =>
        route.fulfill({ status: 503, contentType: 'application/problem+json', body }),
      );
      await page.goto('/search?q=alien');
      const alert = page.getByRole('alert');
      await alert.getByText('the index is away').waitFor();
      await alert.getByText('abc123').waitFor();
      await page.unroute('**/v1/search?*');
      await alert.getByRole('button', { name: 'Try again' }).click();
      await results(page).first().waitFor();
    },
    { expected: /503/ },
  );

  journey('a weaker answer says that it is one', async ({ page }) => {
    await page.route('**/v1/search?*', async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as object;
      await route.fulfill({ response, json: { ...answer, degraded: ['embedder'] } });
    });
    await page.goto('/search?q=alien');
    await page.getByText('Search by meaning is away').waitFor();
  });
});

describe('a film', () => {
  journey('opens over the results, leads to similar ones, and closes', async ({ page }) => {
    await page.goto('/search?q=forrest+gump');
    await results(page).getByRole('link', { name: 'Forrest Gump' }).click();
    await page.getByRole('dialog', { name: 'Forrest Gump' }).waitFor();
    expect(path(page)).toBe('/film/356');
    await dialog(page).getByText('Robert Zemeckis').first().waitFor();
    await dialog(page).getByRole('region', { name: 'Similar films' }).getByRole('link').first().click();
    await expect.poll(() => path(page)).not.toBe('/film/356');
    await page.goBack();
    await page.getByRole('dialog', { name: 'Forrest Gump' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    expect(path(page)).toBe('/search?q=forrest+gump');
  });

  journey('is a page after a reload, and Back still leads to the results', async ({ page }) => {
    await page.goto('/search?q=forrest+gump');
    await results(page).getByRole('link', { name: 'Forrest Gump' }).click();
    await dialog(page).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Forrest Gump' }).waitFor();
    expect(await dialog(page).count()).toBe(0);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Films for forrest gump' }).waitFor();
  });

  journey('keeps the page underneath where it was', async ({ page }) => {
    await page.goto('/');
    // Not the last of all: rows further down come when they are near.
    const link = page.getByRole('region', { name: 'Loved by those who saw them' }).getByRole('article').getByRole('link').last();
    await link.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => window.scrollY);
    expect(before).toBeGreaterThan(0);
    await link.click();
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    expect(Math.abs((await page.evaluate(() => window.scrollY)) - before)).toBeLessThan(2);
  });

  journey('opens from a card, and gives the focus back when closed', async ({ page }) => {
    await page.goto('/search?q=the+matrix&semantic_ratio=0');
    const link = results(page).getByRole('link', { name: 'The Matrix' });
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'The Matrix' }).waitFor();
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    await expect.poll(() => link.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.goForward();
    await page.getByRole('dialog', { name: 'The Matrix' }).waitFor();
  });

  journey(
    'is a page of its own on a narrow screen',
    async ({ page }) => {
      await page.goto('/search?q=the+matrix&semantic_ratio=0');
      await results(page).getByRole('link', { name: 'The Matrix' }).click();
      await page.getByRole('heading', { level: 1, name: 'The Matrix' }).waitFor();
      expect(await dialog(page).count()).toBe(0);
      await page.goBack();
      await results(page).first().waitFor();
    },
    { width: 390 },
  );

  journey(
    'that is not there is a problem, not a blank page',
    async ({ page }) => {
      await page.goto('/film/4294967295');
      await page.getByRole('alert').getByText('4294967295').waitFor();
    },
    { expected: /404/ },
  );
});

const PAGES: readonly (readonly [string, string, (page: Page) => Promise<void>])[] = [
  ['home', '/', (page) => page.getByRole('main').getByRole('article').first().waitFor()],
  ['results', '/search?q=a+lonely+robot', (page) => results(page).first().waitFor()],
  ['film', '/film/356', (page) => results(page).first().waitFor()],
  ['list', '/list', (page) => page.getByRole('heading', { level: 1 }).waitFor()],
  ['missing', '/nowhere', (page) => page.getByRole('heading', { level: 1 }).waitFor()],
];

describe.each(PAGES)('the %s page', (_name, address, ready) => {
  journey('has no serious accessibility fault', async ({ page }) => {
    await page.goto(address);
    await ready(page);
    expect(await seriousFaults(page)).toEqual([]);
  });

  journey(
    'fits 320 pixels',
    async ({ page }) => {
      await page.goto(address);
      await ready(page);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await seriousFaults(page)).toEqual([]);
    },
    { width: 320 },
  );

  journey('runs under a strict content security policy', async ({ page }) => {
    await underStrictPolicy(page);
    await page.goto(address);
    await ready(page);
  });
});

describe('the look', () => {
  journey('is light when chosen, from the first paint on, and readable', async ({ page }) => {
    await underStrictPolicy(page);
    await page.goto('/');
    await page.getByRole('button', { name: /^Look: Dark/ }).click();
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
    await page.getByRole('main').getByRole('article').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('main').getByRole('article').getByRole('link').first().click();
    await dialog(page).getByRole('article').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });
});

describe('the contract', () => {
  journey('is there to read, under a strict content security policy', async ({ page }) => {
    await underStrictPolicy(page);
    await page.goto('/docs/');
    await page.locator('.opblock', { hasText: '/v1/search' }).waitFor();
    expect(await page.locator('.opblock').count()).toBeGreaterThanOrEqual(8);
    await page.getByRole('link', { name: 'CineRAG', exact: true }).click();
    await results(page).first().waitFor();
  });
});
