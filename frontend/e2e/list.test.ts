/** The visitor's own list: filled, kept, taken away as a file and brought back. */
import { readFile } from 'node:fs/promises';

import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { overflow, seriousFaults, underStrictPolicy } from './browser.ts';
import { journey } from './journey.ts';

const kept = (page: Page, part: string) => page.getByRole('region', { name: part, exact: true }).getByRole('article').getByRole('heading').allTextContents();
const message = (page: Page) => page.getByRole('region', { name: 'Messages' });

/** Marks films on their own pages, as a visitor would. */
async function fill(page: Page, marks: readonly (readonly [number, string])[]): Promise<void> {
  for (const [id, action] of marks) {
    await page.goto(`/film/${id}`);
    await page.getByRole('main').getByRole('group', { name: /^Your list:/ }).first().getByRole('button', { name: action, exact: true }).click();
  }
}
const THREE = [
  [356, 'Watchlist'],
  [912, 'Watchlist'],
  [356, 'Like'],
] as const;

describe('your list', () => {
  journey('says how it is filled, survives a reload, and lets go with a way back', async ({ page }) => {
    await underStrictPolicy(page);
    await page.goto('/list');
    await page.getByRole('heading', { name: 'Nothing to watch yet.' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await fill(page, THREE);
    await page.goto('/list');
    await expect.poll(() => kept(page, 'Watchlist')).toHaveLength(2);
    await page.getByRole('link', { name: /^Liked/ }).click();
    await expect.poll(() => kept(page, 'Liked')).toEqual(['Forrest Gump']);
    await page.reload();
    await expect.poll(() => kept(page, 'Liked')).toEqual(['Forrest Gump']);
    await page.getByRole('button', { name: /^Remove Forrest Gump/ }).click();
    await page.getByRole('heading', { name: 'No favourites yet.' }).waitFor();
    await message(page).getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => kept(page, 'Liked')).toEqual(['Forrest Gump']);
  });

  journey('stands in the order of the address', async ({ page }) => {
    await fill(page, THREE);
    await page.goto('/list');
    await page.getByText('Year', { exact: true }).click();
    await expect.poll(() => kept(page, 'Watchlist')).toEqual(['Forrest Gump', 'Casablanca']);
    await page.getByText('Title', { exact: true }).click();
    await expect.poll(() => kept(page, 'Watchlist')).toEqual(['Casablanca', 'Forrest Gump']);
    expect(page.url()).toContain('sort=title');
  });

  journey('proposes films from what is liked, and none that were seen', async ({ page }) => {
    await fill(page, [[356, 'Like']]);
    await page.goto('/list?tab=liked');
    const forYou = page.getByRole('region', { name: 'For you' });
    await forYou.getByText('Because you liked Forrest Gump').first().waitFor();
    const first = forYou.getByRole('article').first();
    const title = (await first.getByRole('heading').textContent()) ?? '';
    await first.getByRole('link').first().click();
    await page.getByRole('dialog').getByRole('group', { name: `Your list: ${title}` }).first().getByRole('button', { name: 'Seen', exact: true }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => forYou.getByRole('heading', { level: 3, name: title, exact: true }).count()).toBe(0);
  });

  journey('goes into a file and into another browser, as it was', async ({ page }) => {
    await fill(page, THREE);
    await page.goto('/list');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save to a file' }).click();
    const file = await readFile(await (await download).path());
    const before = await kept(page, 'Watchlist');
    expect(before).toHaveLength(2);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByRole('heading', { name: 'Nothing to watch yet.' }).waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: 'cinerag-list.json', mimeType: 'application/json', buffer: file });
    await message(page).getByText('Added 3 entries to your list').waitFor();
    expect(await kept(page, 'Watchlist')).toEqual(before);
    await page.getByRole('link', { name: /^Liked/ }).click();
    await expect.poll(() => kept(page, 'Liked')).toEqual(['Forrest Gump']);
  });

  journey('refuses a broken file with the reason, and stays as it was', async ({ page }) => {
    await fill(page, THREE.slice(0, 1));
    await page.goto('/list');
    for (const [text, reason] of [
      ['{"films": [', 'it could not be read'],
      ['{"format": "recipes"}', 'it is not a list from this site'],
    ] as const) {
      await page.locator('input[type=file]').setInputFiles({ name: 'odd.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      await page.getByRole('alert').getByText(reason).waitFor();
    }
    expect(await kept(page, 'Watchlist')).toEqual(['Forrest Gump']);
    expect(await seriousFaults(page)).toEqual([]);
  });

  journey('is there without a connection', async ({ page }) => {
    await fill(page, THREE.slice(0, 2));
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Your list' }).hover();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Your list' }).click();
    await expect.poll(() => kept(page, 'Watchlist')).toHaveLength(2);
  }, { expected: /ERR_INTERNET_DISCONNECTED/ });

  journey('says when the browser keeps nothing', async ({ page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
    });
    await page.goto('/list');
    await page.getByRole('alert').getByText('gone when you close the page').waitFor();
  });

  journey('by keyboard alone: a part, removing, clearing, taking back', async ({ page }) => {
    await fill(page, THREE);
    await page.goto('/list');
    await page.getByRole('link', { name: /^Liked/ }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => kept(page, 'Liked')).toHaveLength(1);
    await page.getByRole('button', { name: 'Clear the list' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Keep it');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => kept(page, 'Liked')).toEqual([]);
    await message(page).getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => kept(page, 'Liked')).toEqual(['Forrest Gump']);
  });
});

describe.each([320, 1920])('at %i pixels', (width) => {
  journey('the list fits, without a fault, in both looks', async ({ page }) => {
    await fill(page, THREE);
    for (const theme of ['dark', 'light']) {
      await page.evaluate((chosen) => localStorage.setItem('cinerag.preferences', JSON.stringify({ state: { theme: chosen }, version: 1 })), theme);
      await page.goto('/list?sort=title');
      await expect.poll(() => kept(page, 'Watchlist')).toHaveLength(2);
      await page.getByRole('region', { name: 'For you' }).getByRole('article').first().waitFor();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await seriousFaults(page)).toEqual([]);
    }
  }, { width });
});
