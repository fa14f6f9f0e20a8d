/** The home page: its rows, its film of the day, and the effects of the visitor's list. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { overflow, seriousFaults, underStrictPolicy } from './browser.ts';
import { journey } from './journey.ts';

const FIRST = 'Popular';
const row = (page: Page, name: string) => page.getByRole('main').getByRole('region', { name, exact: true });
const cards = (page: Page, name: string) => row(page, name).getByRole('article');
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
/** The horizontal position of the first card of a row, which decreases as the row scrolls. */
const position = async (page: Page, name: string) => (await cards(page, name).first().boundingBox())?.x ?? NaN;
/** Waits until a row has stopped scrolling. */
async function settled(page: Page, name: string) {
  let before = NaN;
  await expect
    .poll(async () => {
      const now = await position(page, name);
      const rests = Math.abs(now - before) < 0.5;
      before = now;
      return rests;
    }, { interval: 120, timeout: 5000 })
    .toBe(true);
}

async function openHome(page: Page) {
  await page.goto('/');
  await cards(page, FIRST).nth(3).waitFor();
}

/** Fills the stored list before the page loads. */
async function storeList(page: Page, marks: Record<string, readonly object[]>, recent: readonly object[] = []) {
  const entry = (film: object) => ({ film, at: 1 });
  const all = ['like', 'dislike', 'watchlist', 'seen', 'hidden'].map((name) => [
    name,
    Object.fromEntries((marks[name] ?? []).map((film) => [(film as { id: number }).id, entry(film)])),
  ]);
  const state = { marks: Object.fromEntries(all) as object, recent: recent.map(entry) };
  await page.addInitScript((text) => window.localStorage.setItem('cinerag.list', text), JSON.stringify({ state, version: 1 }));
}
const TOY_STORY = { id: 1, title: 'Toy Story', year: 1995, genres: ['Animation'], poster_url: null };

describe('a row', () => {
  journey('is one Tab stop, and the arrow keys move through it', async ({ page }) => {
    await openHome(page);
    const titles = await cards(page, FIRST).getByRole('link').allTextContents();
    await cards(page, FIRST).first().getByRole('link').focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe(titles[1]);
    await page.keyboard.press('End');
    expect(await focused(page)).toBe(titles.at(-1));
    await settled(page, FIRST);
    const last = await cards(page, FIRST).last().boundingBox();
    expect((last?.x ?? 9999) + (last?.width ?? 0)).toBeLessThanOrEqual(1280);
    await page.keyboard.press('Home');
    expect(await focused(page)).toBe(titles[0]);
    // Next are the actions of this film, and then the next row: not twenty stops.
    for (let stops = 0; stops < 8; stops += 1) await page.keyboard.press('Tab');
    expect(await page.evaluate((name) => document.activeElement?.closest('section')?.textContent.startsWith(name), FIRST)).toBe(false);
  });

  journey('scrolls with its buttons, which are disabled at its ends', async ({ page }) => {
    await openHome(page);
    const start = await position(page, FIRST);
    const [back, more] = ['previous', 'more'].map((way) => row(page, FIRST).getByRole('button', { name: `${FIRST}: ${way} films` }));
    expect(await back?.getAttribute('aria-disabled')).toBe('true');
    await more?.click();
    await expect.poll(() => position(page, FIRST)).toBeLessThan(start - 300);
    await settled(page, FIRST);
    await expect.poll(() => back?.getAttribute('aria-disabled')).toBe('false');
    for (let i = 0; i < 8 && (await more?.getAttribute('aria-disabled')) === 'false'; i += 1) {
      await more?.click();
      await settled(page, FIRST);
    }
    expect(await more?.getAttribute('aria-disabled')).toBe('true');
    await cards(page, FIRST).last().getByRole('link').click({ trial: true });
  });

  journey('can be dragged with the mouse without opening a film', async ({ page }) => {
    await openHome(page);
    await cards(page, FIRST).first().scrollIntoViewIfNeeded();
    const [x, y] = [900, (await cards(page, FIRST).first().boundingBox())?.y ?? 0];
    await page.mouse.move(x, y + 60);
    await page.locator('[data-dragged]').waitFor();
    const start = await position(page, FIRST);
    await page.mouse.down();
    await page.mouse.move(x - 200, y + 60, { steps: 5 });
    await page.mouse.move(x - 500, y + 60, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => position(page, FIRST)).toBeLessThan(start - 200);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  journey('scrolls natively on touch', async ({ page }) => {
    await openHome(page);
    const start = await position(page, FIRST);
    await cards(page, FIRST).last().evaluate((node) => node.scrollIntoView());
    await expect.poll(() => position(page, FIRST)).toBeLessThan(start - 300);
    expect(await page.locator('[data-dragged]').count()).toBe(0);
  });
});

describe('the list', () => {
  journey('adds a row for a liked film, without a reload or a layout shift', async ({ page }) => {
    await openHome(page);
    const card = cards(page, FIRST).filter({ has: page.getByRole('link', { name: 'Toy Story', exact: true }) });
    await card.hover();
    const before = (await card.boundingBox())?.y;
    await card.getByRole('button', { name: 'Like Toy Story' }).click();
    await cards(page, 'Because you liked Toy Story').first().waitFor();
    expect((await card.boundingBox())?.y).toBe(before);
    await page.reload();
    await cards(page, 'Because you liked Toy Story').first().waitFor();
  });

  journey('adds recently viewed films from the next visit on', async ({ page }) => {
    await openHome(page);
    const recent = row(page, 'Recently viewed');
    expect(await recent.count()).toBe(0);
    await page.getByRole('link', { name: /^More info/ }).click();
    const title = await page.getByRole('dialog').getByRole('heading', { level: 2 }).first().textContent();
    await page.getByRole('dialog').getByRole('article').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.reload();
    await recent.getByRole('link', { name: title ?? '', exact: true }).waitFor();
  });

  journey('removes hidden films from every row', async ({ page }) => {
    await storeList(page, { hidden: [TOY_STORY] }, [TOY_STORY]);
    await openHome(page);
    expect(await page.getByRole('main').getByRole('link', { name: 'Toy Story', exact: true }).count()).toBe(0);
    expect(await row(page, 'Recently viewed').count()).toBe(0);
  });

  journey('removes seen films if chosen', async ({ page }) => {
    await storeList(page, { seen: [TOY_STORY] });
    await openHome(page);
    const link = page.getByRole('main').getByRole('link', { name: 'Toy Story', exact: true });
    expect(await link.count()).toBeGreaterThan(0);
    await page.addInitScript(() =>
      window.localStorage.setItem('cinerag.preferences', '{"state":{"theme":"dark","hideSeen":true},"version":1}'),
    );
    await openHome(page);
    expect(await link.count()).toBe(0);
  });
});

describe('the page', () => {
  for (const width of [320, 1280, 1920]) {
    journey(
      `does not shift while it loads, fits, and is accessible (${width})`,
      async ({ page }) => {
        await underStrictPolicy(page);
        await page.addInitScript(() => {
          const shifts = window as unknown as { shifted: number };
          shifts.shifted = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) shifts.shifted += (entry as unknown as { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
        });
        await openHome(page);
        await page.waitForLoadState('networkidle');
        await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
        await page.getByRole('contentinfo').waitFor();
        await page.waitForTimeout(500);
        expect(await page.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBeLessThan(0.02);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        expect(await seriousFaults(page)).toEqual([]);
      },
      { width },
    );
  }

  journey('has a film of the day, and example searches with results', async ({ page }) => {
    await openHome(page);
    await page.getByRole('main').getByRole('button', { name: 'Watchlist', exact: true }).click();
    await page.getByRole('region', { name: 'Notifications' }).getByText(/added to your watchlist/).waitFor();
    const examples = await page.getByRole('list', { name: 'Example searches' }).getByRole('link').all();
    const addresses = await Promise.all(examples.map((link) => link.getAttribute('href')));
    expect(addresses.length).toBeGreaterThanOrEqual(4);
    for (const address of addresses) {
      await page.goto(address ?? '');
      await page.getByRole('main').getByRole('article').nth(1).waitFor();
    }
  });
});
