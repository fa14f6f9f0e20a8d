/** The home page: its rows, its film of the day, and what it makes of a visitor's list. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { overflow, seriousFaults, underStrictPolicy } from './browser.ts';
import { journey } from './journey.ts';

const FIRST = 'Popular';
const row = (page: Page, name: string) => page.getByRole('main').getByRole('region', { name, exact: true });
const cards = (page: Page, name: string) => row(page, name).getByRole('article');
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
/** Where the first card of a row stands: further left, the further on the row is. */
const place = async (page: Page, name: string) => (await cards(page, name).first().boundingBox())?.x ?? NaN;
/** Until nothing glides any more. */
async function still(page: Page, name: string) {
  let before = NaN;
  await expect
    .poll(async () => {
      const now = await place(page, name);
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

/** What a visitor's browser keeps, written before the page is there. */
async function keep(page: Page, marks: Record<string, readonly object[]>, recent: readonly object[] = []) {
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
  journey('is one stop of the Tab key, and the arrow keys go through it', async ({ page }) => {
    await openHome(page);
    const titles = await cards(page, FIRST).getByRole('link').allTextContents();
    await cards(page, FIRST).first().getByRole('link').focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe(titles[1]);
    await page.keyboard.press('End');
    expect(await focused(page)).toBe(titles.at(-1));
    await still(page, FIRST);
    const last = await cards(page, FIRST).last().boundingBox();
    expect((last?.x ?? 9999) + (last?.width ?? 0)).toBeLessThanOrEqual(1280);
    await page.keyboard.press('Home');
    expect(await focused(page)).toBe(titles[0]);
    // On from here are what can be done with this film, and then the next row: no trap, and no twenty stops.
    for (let stops = 0; stops < 8; stops += 1) await page.keyboard.press('Tab');
    expect(await page.evaluate((name) => document.activeElement?.closest('section')?.textContent.startsWith(name), FIRST)).toBe(false);
  });

  journey('moves by its buttons, which end where the row does', async ({ page }) => {
    await openHome(page);
    const start = await place(page, FIRST);
    const [back, more] = ['back', 'more'].map((way) => row(page, FIRST).getByRole('button', { name: `${FIRST}: ${way}` }));
    expect(await back?.getAttribute('aria-disabled')).toBe('true');
    await more?.click();
    await expect.poll(() => place(page, FIRST)).toBeLessThan(start - 300);
    await still(page, FIRST);
    await expect.poll(() => back?.getAttribute('aria-disabled')).toBe('false');
    for (let i = 0; i < 8 && (await more?.getAttribute('aria-disabled')) === 'false'; i += 1) {
      await more?.click();
      await still(page, FIRST);
    }
    expect(await more?.getAttribute('aria-disabled')).toBe('true');
    await cards(page, FIRST).last().getByRole('link').click({ trial: true });
  });

  journey('is dragged by a mouse, which opens no film', async ({ page }) => {
    await openHome(page);
    await cards(page, FIRST).first().scrollIntoViewIfNeeded();
    const [x, y] = [900, (await cards(page, FIRST).first().boundingBox())?.y ?? 0];
    await page.mouse.move(x, y + 60);
    await page.locator('[data-dragged]').waitFor();
    const start = await place(page, FIRST);
    await page.mouse.down();
    await page.mouse.move(x - 200, y + 60, { steps: 5 });
    await page.mouse.move(x - 500, y + 60, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => place(page, FIRST)).toBeLessThan(start - 200);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  journey('scrolls by itself under a finger', async ({ page }) => {
    await openHome(page);
    const start = await place(page, FIRST);
    await cards(page, FIRST).last().evaluate((node) => node.scrollIntoView());
    await expect.poll(() => place(page, FIRST)).toBeLessThan(start - 300);
    expect(await page.locator('[data-dragged]').count()).toBe(0);
  });
});

describe('the list', () => {
  journey('changes the page: a like brings its own row, without a reload and without a jump', async ({ page }) => {
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

  journey('knows where one was, from the next visit to the page on', async ({ page }) => {
    await openHome(page);
    const goOn = row(page, 'Continue where you were');
    expect(await goOn.count()).toBe(0);
    await page.getByRole('link', { name: /^More about it/ }).click();
    const title = await page.getByRole('dialog').getByRole('heading', { level: 2 }).first().textContent();
    await page.getByRole('dialog').getByRole('article').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.reload();
    await goOn.getByRole('link', { name: title ?? '', exact: true }).waitFor();
  });

  journey('keeps hidden films away, from every row and from the screen', async ({ page }) => {
    await keep(page, { hidden: [TOY_STORY] }, [TOY_STORY]);
    await openHome(page);
    expect(await page.getByRole('main').getByRole('link', { name: 'Toy Story', exact: true }).count()).toBe(0);
    expect(await row(page, 'Continue where you were').count()).toBe(0);
  });

  journey('keeps seen films away if so chosen', async ({ page }) => {
    await keep(page, { seen: [TOY_STORY] });
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
      `stands still while it loads, fits, and shuts nobody out (${width})`,
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

  journey('has a film of the day, and questions that are answered', async ({ page }) => {
    await openHome(page);
    await page.getByRole('main').getByRole('button', { name: 'Watchlist', exact: true }).click();
    await page.getByRole('region', { name: 'Messages' }).getByText(/is on your watchlist/).waitFor();
    const questions = await page.getByRole('list', { name: 'Questions to try' }).getByRole('link').all();
    const addresses = await Promise.all(questions.map((link) => link.getAttribute('href')));
    expect(addresses.length).toBeGreaterThanOrEqual(4);
    for (const address of addresses) {
      await page.goto(address ?? '');
      await page.getByRole('main').getByRole('article').nth(1).waitFor();
    }
  });
});
