/** The visitor's list: marking films, storage, export and import. */
import { readFile } from 'node:fs/promises';

import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { overflow, seriousFaults, underStrictPolicy } from './browser.ts';
import { journey } from './journey.ts';

const saved = (page: Page, part: string) => page.getByRole('region', { name: part, exact: true }).getByRole('article').getByRole('heading').allTextContents();
const notifications = (page: Page) => page.getByRole('region', { name: 'Notifications' });

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
  journey('explains how to fill it, survives a reload, and can undo a removal', async ({ page }) => {
    await underStrictPolicy(page);
    await page.goto('/list');
    await page.getByRole('heading', { name: 'Your watchlist is empty.' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await fill(page, THREE);
    await page.goto('/list');
    await expect.poll(() => saved(page, 'Watchlist')).toHaveLength(2);
    await page.getByRole('link', { name: /^Liked/ }).click();
    await expect.poll(() => saved(page, 'Liked')).toEqual(['Forrest Gump']);
    await page.reload();
    await expect.poll(() => saved(page, 'Liked')).toEqual(['Forrest Gump']);
    await page.getByRole('button', { name: /^Remove Forrest Gump/ }).click();
    await page.getByRole('heading', { name: 'No liked films yet.' }).waitFor();
    await notifications(page).getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => saved(page, 'Liked')).toEqual(['Forrest Gump']);
  });

  journey('is sorted by its address', async ({ page }) => {
    await fill(page, THREE);
    await page.goto('/list');
    await page.getByText('Year', { exact: true }).click();
    await expect.poll(() => saved(page, 'Watchlist')).toEqual(['Forrest Gump', 'Casablanca']);
    await page.getByText('Title', { exact: true }).click();
    await expect.poll(() => saved(page, 'Watchlist')).toEqual(['Casablanca', 'Forrest Gump']);
    expect(page.url()).toContain('sort=title');
  });

  journey('recommends films based on likes, without seen ones', async ({ page }) => {
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

  journey('can be exported and imported unchanged', async ({ page }) => {
    await fill(page, THREE);
    await page.goto('/list');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    const file = await readFile(await (await download).path());
    const before = await saved(page, 'Watchlist');
    expect(before).toHaveLength(2);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByRole('heading', { name: 'Your watchlist is empty.' }).waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: 'cinerag-list.json', mimeType: 'application/json', buffer: file });
    await notifications(page).getByText('Added 3 entries to your list').waitFor();
    expect(await saved(page, 'Watchlist')).toEqual(before);
    await page.getByRole('link', { name: /^Liked/ }).click();
    await expect.poll(() => saved(page, 'Liked')).toEqual(['Forrest Gump']);
  });

  journey('rejects an invalid file with a reason, and stays unchanged', async ({ page }) => {
    await fill(page, THREE.slice(0, 1));
    await page.goto('/list');
    for (const [text, reason] of [
      ['{"films": [', 'The file could not be read'],
      ['{"format": "recipes"}', 'does not contain a list from this site'],
    ] as const) {
      await page.locator('input[type=file]').setInputFiles({ name: 'odd.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      await page.getByRole('alert').getByText(reason).waitFor();
    }
    expect(await saved(page, 'Watchlist')).toEqual(['Forrest Gump']);
    expect(await seriousFaults(page)).toEqual([]);
  });

  journey('works without a connection', async ({ page }) => {
    await fill(page, THREE.slice(0, 2));
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Your list' }).hover();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Your list' }).click();
    await expect.poll(() => saved(page, 'Watchlist')).toHaveLength(2);
  }, { expected: /ERR_INTERNET_DISCONNECTED/ });

  journey('says when the browser blocks storage', async ({ page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
    });
    await page.goto('/list');
    await page.getByRole('alert').getByText('lost when you close the page').waitFor();
  });

  journey('works with the keyboard: sections, clearing, undo', async ({ page }) => {
    await fill(page, THREE);
    await page.goto('/list');
    await page.getByRole('link', { name: /^Liked/ }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => saved(page, 'Liked')).toHaveLength(1);
    await page.getByRole('button', { name: 'Clear list' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Cancel');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => saved(page, 'Liked')).toEqual([]);
    await notifications(page).getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => saved(page, 'Liked')).toEqual(['Forrest Gump']);
  });
});

describe.each([320, 1920])('at %i pixels', (width) => {
  journey('the list fits and is accessible in both themes', async ({ page }) => {
    await fill(page, THREE);
    for (const theme of ['dark', 'light']) {
      await page.evaluate((chosen) => localStorage.setItem('cinerag.preferences', JSON.stringify({ state: { theme: chosen }, version: 1 })), theme);
      await page.goto('/list?sort=title');
      await expect.poll(() => saved(page, 'Watchlist')).toHaveLength(2);
      await page.getByRole('region', { name: 'For you' }).getByRole('article').first().waitFor();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await seriousFaults(page)).toEqual([]);
    }
  }, { width });
});
