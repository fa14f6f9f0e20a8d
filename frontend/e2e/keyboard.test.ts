/** The main tasks without a mouse: search, filter, open a film, save it, use the list, and ask. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { journey } from './journey.ts';

const MAX_STOPS = 120;

/** The accessible name of the focused element. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return (at?.getAttribute('aria-label') ?? at?.textContent ?? '').replace(/\s+/g, ' ').trim();
  });
const within = (page: Page, selector: string) => page.evaluate((place) => document.activeElement?.closest(place) != null, selector);

/** Presses Tab until an element with this name has the focus. Returns the number of stops. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<number> {
  for (let stops = 1; stops <= MAX_STOPS; stops += 1) {
    await page.keyboard.press(key);
    if (name.test(await focused(page))) return stops;
  }
  throw new Error(`${MAX_STOPS} times ${key} did not lead to ${String(name)}; the focus is on “${await focused(page)}”.`);
}

describe('by keyboard alone', () => {
  journey('search, filter, open and save a film, use the list, and ask', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('main').getByRole('article').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('tom hanks in the 90s');
    await page.keyboard.press('Enter');

    // Removing a chip removes its words.
    await page.getByRole('button', { name: 'Remove 1990–1999' }).waitFor();
    await tabTo(page, /^Remove 1990–1999$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Results for tom hanks', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Remove 1990–1999' }).waitFor({ state: 'detached' });

    // A facet stays pressed, and keeps the focus.
    await page.getByRole('button', { name: /^Drama \d+ films/ }).waitFor();
    await tabTo(page, /^Drama/);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: /^Drama/, pressed: true }).waitFor();
    await expect.poll(() => focused(page)).toMatch(/^Drama/);
    await page.locator('[aria-busy=false] article').first().waitFor();

    // The results are one stop. The dialog of a film traps the focus.
    for (let stops = 0; stops < MAX_STOPS && !(await within(page, 'main article')); stops += 1) await page.keyboard.press('Tab');
    const title = await focused(page);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: title, exact: true });
    await dialog.getByRole('article').first().waitFor();
    expect(await focused(page)).toBe('Close');
    await page.keyboard.press('Shift+Tab');
    expect(await within(page, '[role=dialog] article')).toBe(true);
    // After the actions of the last film, the focus returns to the first stop.
    expect(await tabTo(page, /^Close$/)).toBeLessThanOrEqual(4);
    await tabTo(page, /^Watchlist$/);
    await page.keyboard.press('Space');
    await dialog.getByRole('button', { name: 'Watchlist', pressed: true }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe(title);

    // The film is in the list.
    await tabTo(page, /^Your list$/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Your list' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: title, exact: true }).waitFor();
    await tabTo(page, new RegExp(`^Remove ${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your watchlist is empty.' }).waitFor();

    // The conversation returns the focus when it is closed.
    await page.keyboard.press('Control+Home');
    await tabTo(page, /^Ask$/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'Ask about films' });
    await panel.waitFor();
    await tabTo(page, /^Your question$/);
    await page.keyboard.type('a film about letting go');
    await page.keyboard.press('Enter');
    await panel.getByRole('list', { name: 'Films in this answer' }).waitFor();
    expect(await within(page, '[role=dialog]')).toBe(true);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('Ask');
  });
});
