/** A film, in a dialog and on its own page: its details, similar films, and its actions. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { overflow, seriousFaults, siteAddress, underStrictPolicy } from './browser.ts';
import { journey } from './journey.ts';

const results = (page: Page) => page.getByRole('main').getByRole('article');
const dialog = (page: Page) => page.getByRole('dialog');
const path = (page: Page) => page.url().slice(siteAddress().length);
const similar = (page: Page) => page.getByRole('region', { name: /^Similar films|^Like this/ });
const likeIt = (page: Page) => similar(page).getByRole('article').getByRole('heading').allTextContents();

describe('a film over a page', () => {
  journey('opens over the results, links to similar ones, and closes', async ({ page }) => {
    await page.goto('/search?q=forrest+gump');
    await results(page).getByRole('link', { name: 'Forrest Gump' }).click();
    await page.getByRole('dialog', { name: 'Forrest Gump' }).waitFor();
    expect(path(page)).toBe('/film/356');
    await dialog(page).getByText('Robert Zemeckis').first().waitFor();
    await similar(page).getByRole('article').getByRole('link').first().click();
    await expect.poll(() => path(page)).not.toBe('/film/356');
    await page.goBack();
    await page.getByRole('dialog', { name: 'Forrest Gump' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    expect(path(page)).toBe('/search?q=forrest+gump');
  });

  journey('is a page after a reload, and Back returns to the results', async ({ page }) => {
    await page.goto('/search?q=forrest+gump');
    await results(page).getByRole('link', { name: 'Forrest Gump' }).click();
    await dialog(page).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Forrest Gump' }).waitFor();
    expect(await dialog(page).count()).toBe(0);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Results for forrest gump' }).waitFor();
  });

  journey('does not scroll the page below', async ({ page }) => {
    await page.goto('/');
    // Of the second row: rows further down load when they come near.
    await page.getByRole('main').getByRole('region').nth(2).getByRole('article').first().waitFor();
    const link = page.getByRole('main').getByRole('region').nth(2).getByRole('article').getByRole('link').last();
    await link.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => window.scrollY);
    expect(before).toBeGreaterThan(0);
    await link.click();
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    expect(Math.abs((await page.evaluate(() => window.scrollY)) - before)).toBeLessThan(2);
  });

  journey('opens from a card, and returns the focus when it is closed', async ({ page }) => {
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

  journey('links from film to film, and Back returns the same way', async ({ page }) => {
    await page.goto('/search?q=forrest+gump');
    await results(page).getByRole('link', { name: 'Forrest Gump' }).click();
    const seen = ['/film/356'];
    for (let step = 0; step < 2; step += 1) {
      await similar(page).getByRole('article').getByRole('link').first().click();
      await expect.poll(() => path(page)).not.toBe(seen.at(-1));
      seen.push(path(page));
      await expect.poll(() => dialog(page).evaluate((node) => node.scrollTop)).toBe(0);
    }
    for (const before of seen.slice(0, -1).reverse()) {
      await page.goBack();
      await expect.poll(() => path(page)).toBe(before);
      await dialog(page).waitFor();
    }
  });

  journey('has variations in its address, and closes in one step', async ({ page }) => {
    await page.goto('/search?q=alien');
    await results(page).first().getByRole('link').first().click();
    await similar(page).getByRole('article').first().waitFor();
    await similar(page).getByRole('button', { name: 'funnier' }).click();
    await expect.poll(() => path(page)).toMatch(/^\/film\/\d+\?but=funnier$/);
    await dialog(page).getByRole('heading', { name: 'Like this, but funnier' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    expect(path(page)).toBe('/search?q=alien');
  });
});

describe('a film by its address', () => {
  journey('shows its details under a strict policy, is accessible, and sets the title', async ({ page }) => {
    await underStrictPolicy(page);
    await page.goto('/film/356');
    await page.getByRole('heading', { level: 1, name: 'Forrest Gump' }).waitFor();
    await similar(page).getByRole('article').first().waitFor();
    expect(await page.title()).toBe('Forrest Gump (1994) · CineRAG');
    expect(await page.locator('meta[name=description]').getAttribute('content')).toContain('From a bench at a bus stop');
    expect(await page.getByRole('link', { name: 'Drama' }).getAttribute('href')).toBe('/search?genres=Drama');
    expect(await page.getByRole('link', { name: /IMDb/ }).getAttribute('target')).toBe('_blank');
    expect(await seriousFaults(page)).toEqual([]);
  });

  journey('variations change the similar films, and are restored from the address', async ({ page }) => {
    await page.goto('/film/356');
    await similar(page).getByRole('article').first().waitFor();
    const plain = await likeIt(page);
    await similar(page).getByRole('button', { name: 'darker' }).click();
    await expect.poll(() => likeIt(page)).not.toEqual(plain);
    const darker = await likeIt(page);
    expect(path(page)).toBe('/film/356?but=darker');
    await page.reload();
    await similar(page).getByRole('article').first().waitFor();
    expect(await likeIt(page)).toEqual(darker);
    await page.getByRole('textbox', { name: 'Like this, but…' }).fill('set in space');
    await page.keyboard.press('Enter');
    await expect.poll(() => path(page)).toBe('/film/356?but=set+in+space');
    await expect.poll(() => likeIt(page)).not.toEqual(darker);
    await page.getByRole('button', { name: 'Show all similar films' }).click();
    await expect.poll(() => likeIt(page)).toEqual(plain);
  });

  journey('every action is a toggle with a notification and undo', async ({ page }) => {
    await page.goto('/film/356');
    const actions = page.getByRole('group', { name: 'Your list: Forrest Gump' });
    await actions.waitFor();
    for (const name of ['Like', 'Watchlist', 'Seen', 'Not for me', 'Hide']) {
      await actions.getByRole('button', { name, exact: true }).click();
      await actions.getByRole('button', { name, exact: true, pressed: true }).waitFor();
      await page.getByRole('region', { name: 'Notifications' }).getByText('Forrest Gump').first().waitFor();
      await page.getByRole('button', { name: 'Undo' }).last().click();
      await actions.getByRole('button', { name, exact: true, pressed: false }).waitFor();
    }
    await actions.getByRole('button', { name: 'Like' }).click();
    await actions.getByRole('button', { name: 'Not for me' }).click();
    expect(await actions.getByRole('button', { pressed: true }).allTextContents()).toEqual(['Not for me']);
    await page.reload();
    await actions.getByRole('button', { name: 'Not for me', pressed: true }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  journey('its link can be copied', async ({ page }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/film/356?but=darker');
    await page.evaluate(() => Object.defineProperty(navigator, 'share', { value: undefined }));
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByText('Link copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${siteAddress()}/film/356`);
  });

  journey('is printed in black, without controls', async ({ page }) => {
    await page.goto('/film/356');
    await page.getByRole('heading', { level: 1, name: 'Forrest Gump' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    expect(await page.getByRole('heading', { level: 1 }).evaluate((node) => getComputedStyle(node).color)).toBe('rgb(0, 0, 0)');
    expect(await page.getByText('Robert Zemeckis').first().isVisible()).toBe(true);
    const link = page.getByRole('link', { name: /IMDb/ });
    expect(await link.evaluate((node) => getComputedStyle(node, '::after').content)).toContain('imdb.com');
    expect(await similar(page).isVisible()).toBe(false);
  });

  journey('only the film is printed when it is open over a page', async ({ page }) => {
    await page.goto('/search?q=forrest+gump');
    await results(page).getByRole('link', { name: 'Forrest Gump' }).click();
    await dialog(page).getByRole('heading', { level: 2, name: 'Forrest Gump' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#root').isVisible()).toBe(false);
    expect(await dialog(page).evaluate((node) => [getComputedStyle(node).position, getComputedStyle(node).overflowY])).toEqual(['static', 'visible']);
  });

  journey('works by keyboard alone', async ({ page }) => {
    await page.goto('/film/356');
    await page.getByRole('link', { name: 'Comedy' }).focus();
    // The other three genres, and then the actions.
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Like');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Like', pressed: true }).waitFor();
  });

  journey('offers other pages when it does not exist', async ({ page }) => {
    await page.goto('/film/4294967295');
    const alert = page.getByRole('alert');
    await alert.getByText('4294967295').waitFor();
    await alert.getByRole('link', { name: 'Go to the home page' }).click();
    await results(page).first().waitFor();
  }, { expected: /404/ });

  journey('is a page of its own on a narrow screen, and Back returns', async ({ page }) => {
    await page.goto('/search?q=the+matrix&semantic_ratio=0');
    await results(page).getByRole('link', { name: 'The Matrix' }).click();
    await page.getByRole('heading', { level: 1, name: 'The Matrix' }).waitFor();
    expect(await dialog(page).count()).toBe(0);
    await page.goBack();
    await results(page).first().waitFor();
  }, { width: 390 });
});

describe.each([320, 768, 1920])('at %i pixels', (width) => {
  journey('a film fits, also with a long title, and is accessible', async ({ page }) => {
    for (const address of ['/film/356?but=darker', '/film/1209']) {
      await page.goto(address);
      await similar(page).getByRole('article').first().waitFor();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await seriousFaults(page)).toEqual([]);
    }
  }, { width });
});
