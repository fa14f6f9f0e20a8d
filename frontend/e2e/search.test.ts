/** Searching, in a real browser against a real server with the starter catalogue. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { overflow, seriousFaults, underStrictPolicy } from './browser.ts';
import { journey } from './journey.ts';

const box = (page: Page) => page.getByRole('combobox', { name: 'Search films' });
const films = (page: Page) => page.getByRole('list', { name: /results?\b/i }).getByRole('article');
const heading = (page: Page, text: string) => page.getByRole('heading', { level: 1, name: `Results for ${text}`, exact: true });
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const scrolled = (page: Page) => page.evaluate(() => window.scrollY);
const atFilm = (page: Page) =>
  page.evaluate(() => {
    const item = document.activeElement?.closest('main li');
    return item ? [...(item.parentElement?.children ?? [])].indexOf(item) : -1;
  });
const search = async (page: Page, query: string) => {
  await page.goto(`/search?${query}`);
  await films(page).first().waitFor();
};
/** The number of results according to the page. */
const found = async (page: Page) => {
  const text = await page.locator('#results').innerText();
  return Number(/^[\d,]+/.exec(text)?.[0].replaceAll(',', ''));
};

describe('the box', () => {
  journey('shows results while typing, and Back returns to where it began', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('main').getByRole('article').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('the godfather', { delay: 20 });
    await heading(page, 'the godfather').waitFor();
    await films(page).first().getByRole('link', { name: 'The Godfather' }).waitFor();
    expect(parameter(page, 'q')).toBe('the godfather');
    await page.goBack();
    await heading(page, 'the godfather').waitFor({ state: 'detached' });
    expect(await box(page).inputValue()).toBe('');
  });

  journey('is focused with Control+K', async ({ page }) => {
    await page.goto('/list');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    expect(await box(page).evaluate((node) => node === document.activeElement)).toBe(true);
  });

  journey('opens over an open film, which stays open until a search is made', async ({ page }) => {
    await search(page, 'q=forrest+gump');
    await films(page).getByRole('link', { name: 'Forrest Gump' }).click();
    await page.getByRole('dialog', { name: 'Forrest Gump' }).waitFor();
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Search' });
    await palette.getByRole('combobox').waitFor();
    await expect.poll(() => palette.getByRole('combobox').evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'detached' });
    await page.getByRole('dialog', { name: 'Forrest Gump' }).waitFor();
    await page.keyboard.press('Control+k');
    await palette.getByRole('combobox').waitFor();
    await expect.poll(() => palette.getByRole('combobox').evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.type('alien');
    await page.keyboard.press('Enter');
    await heading(page, 'alien').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  journey('accepts a suggestion with the keyboard', async ({ page }) => {
    await page.goto('/');
    await box(page).pressSequentially('tom han', { delay: 20 });
    await page.getByRole('option', { name: /Tom Hanks/ }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.locator('[role=option][aria-selected=true]', { hasText: 'Tom Hanks' }).waitFor();
    await page.keyboard.press('Enter');
    await heading(page, 'Tom Hanks').waitFor();
    expect(await page.getByRole('listbox').count()).toBe(0);
    await films(page).first().waitFor();
  });

  journey('opens a suggested film with the mouse', async ({ page }) => {
    await page.goto('/');
    await box(page).pressSequentially('forrest', { delay: 20 });
    await page.getByRole('option', { name: /Forrest Gump/ }).click();
    await page.getByRole('dialog', { name: 'Forrest Gump' }).waitFor();
  });

  journey('lists recent searches, which can be removed', async ({ page }) => {
    await page.goto('/');
    for (const text of ['alien', 'casablanca']) {
      await box(page).fill(text);
      await page.keyboard.press('Enter');
      await heading(page, text).waitFor();
    }
    await page.getByRole('button', { name: 'Clear search' }).click();
    await page.getByRole('listbox', { name: 'Recent searches' }).waitFor();
    expect(await page.getByRole('listbox').getByRole('option').allInnerTexts()).toEqual(['casablanca', 'alien']);
    await expect.poll(() => new URL(page.url()).pathname).toBe('/');
    await page.reload();
    await page.getByRole('main').getByRole('article').first().waitFor();
    await page.keyboard.press('/');
    await page.getByRole('option', { name: 'alien' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    await page.getByRole('option', { name: 'casablanca' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Clear recent searches' }).click();
    await page.getByRole('listbox').waitFor({ state: 'detached' });
  });
});

describe('what was understood', () => {
  journey('is shown as chips; removing one removes its words', async ({ page }) => {
    await search(page, 'q=tom+hanks%2C+90s%2C+not+animation');
    const chips = page.getByRole('list', { name: 'Active filters' });
    await chips.getByText('not Animation').waitFor();
    await chips.getByRole('button', { name: 'Remove 1990–1999' }).hover();
    expect(await page.locator('h1 mark').innerText()).toBe('90s');
    await chips.getByRole('button', { name: 'Remove 1990–1999' }).click();
    await heading(page, 'tom hanks, not animation').waitFor();
    expect(parameter(page, 'q')).toBe('tom hanks, not animation');
    expect(await box(page).inputValue()).toBe('tom hanks, not animation');
    await page.getByRole('button', { name: 'Remove not Animation' }).press('Enter');
    await heading(page, 'tom hanks').waitFor();
    await page.goBack();
    await heading(page, 'tom hanks, not animation').waitFor();
  });

  journey('filters are chips too, and all can be removed at once', async ({ page }) => {
    await search(page, 'q=drama&year_from=1990&rating_from=5');
    await page.getByRole('button', { name: 'Remove 1990 or later' }).click();
    await expect.poll(() => parameter(page, 'year_from')).toBeNull();
    expect(parameter(page, 'rating_from')).toBe('5');
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/');
  });

  journey('a correction is shown, and can be reverted', async ({ page }) => {
    await page.goto('/search?q=godfathr');
    await page.getByText('Showing results for').waitFor();
    await page.getByRole('link', { name: 'Search for godfathr instead' }).click();
    await expect.poll(() => parameter(page, 'literal')).toBe('true');
    await page.getByText('exactly what you typed').waitFor();
    // The previous answer stays until the next one arrives.
    await expect.poll(() => page.getByText('Showing results for').count()).toBe(0);
    await page.getByRole('link', { name: 'Search normally' }).click();
    await page.getByText('Showing results for').waitFor();
  });

  journey('an ignored part is shown', async ({ page }) => {
    await search(page, 'q=tom+hanks+before+1950');
    await page.getByText('Few films matched everything, so we ignored: before 1950.').waitFor();
    await page.locator('s', { hasText: '1949 or earlier' }).waitFor();
  });
});

describe('filters', () => {
  journey('narrow the results to the counted number', async ({ page }) => {
    await search(page, 'q=drama');
    const romance = page.getByRole('button', { name: /^Romance \d+ films/ });
    await romance.waitFor();
    const counted = Number(await romance.locator('[aria-hidden]').last().innerText());
    expect(counted).toBeGreaterThan(1);
    await romance.click();
    await expect.poll(() => parameter(page, 'genres')).toBe('Romance');
    await expect.poll(() => found(page)).toBe(counted);
    expect(await romance.getAttribute('aria-pressed')).toBe('true');
    expect(await romance.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: /^1990s / }).click();
    await expect.poll(() => parameter(page, 'year_to')).toBe('1999');
    await page.getByRole('button', { name: /^1990s / }).click();
    await expect.poll(() => parameter(page, 'year_to')).toBeNull();
    await page.goBack();
    await expect.poll(() => parameter(page, 'year_from')).toBe('1990');
  });

  journey('work without a text', async ({ page }) => {
    await search(page, 'genres=Crime');
    await page.getByRole('heading', { level: 1, name: 'Crime', exact: true }).waitFor();
    expect(await page.getByLabel('Sort by').inputValue()).toBe('popularity');
    const before = await found(page);
    await page.getByRole('button', { name: '1970s' }).click();
    await expect.poll(() => found(page)).toBeLessThan(before);
    expect(await seriousFaults(page)).toEqual([]);
  });

  journey(
    'open in a sheet on a small screen',
    async ({ page }) => {
      await search(page, 'q=drama&genres=Romance');
      await page.getByRole('button', { name: 'Filters 1 active' }).click();
      const sheet = page.getByRole('dialog', { name: 'Filters' });
      const show = sheet.getByRole('button', { name: /^Show \d+ films?$/ });
      const before = await show.innerText();
      await sheet.getByRole('button', { name: /^Comedy / }).click();
      await expect.poll(() => parameter(page, 'genres')).toBe('Romance,Comedy');
      await expect.poll(() => show.innerText()).not.toBe(before);
      expect(await seriousFaults(page)).toEqual([]);
      await show.click();
      await sheet.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Filters 2 active' }).waitFor();
    },
    { width: 390, context: { reducedMotion: 'reduce' } },
  );

  journey('results can be sorted by year', async ({ page }) => {
    await search(page, 'q=drama');
    await page.getByLabel('Sort by').selectOption('year');
    await expect.poll(() => parameter(page, 'sort')).toBe('year');
    const years = async () => (await films(page).allInnerTexts()).map((text) => Number(/\b(19|20)\d\d\b/.exec(text.split('\n').slice(1).join('\n') || text)?.[0]));
    const newestFirst = async () => {
      const shown = await years();
      return shown.length > 5 && shown.every((year, at) => at === 0 || year <= (shown[at - 1] ?? 0));
    };
    await expect.poll(newestFirst).toBe(true);
  });

  journey('the slider from keywords to meaning works with the arrow keys', async ({ page }) => {
    await search(page, 'q=casablanca');
    const slider = page.getByRole('slider', { name: 'Match by' });
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => parameter(page, 'semantic_ratio')).toBe('0.25');
    await page.keyboard.press('Home');
    await expect.poll(() => parameter(page, 'semantic_ratio')).toBe('0');
    expect(await slider.getAttribute('aria-valuetext')).toBe('Keywords only');
    await page.reload();
    await expect.poll(() => slider.inputValue()).toBe('0');
  });
});

describe('the films', () => {
  journey('load while scrolling, with their count', async ({ page }) => {
    await search(page, 'q=war+films');
    const total = await found(page);
    expect(total).toBeGreaterThan(24);
    await page.getByText(`Showing 24 of ${total} films`).waitFor();
    const all = page.getByText(`Showing ${total} of ${total} films`);
    for (let step = 0; step < 40 && (await all.count()) === 0; step += 1) {
      await page.mouse.wheel(0, 4000);
      await page.waitForTimeout(200);
    }
    await all.waitFor();
    expect(await films(page).count()).toBe(total);
    expect(await page.getByRole('button', { name: 'Show more', exact: true }).count()).toBe(0);
  });

  journey('load with a button in older browsers', async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'IntersectionObserver'));
    await search(page, 'q=drama');
    await page.getByRole('button', { name: 'Show more', exact: true }).press('Enter');
    await expect.poll(() => films(page).count()).toBe(48);
  });

  journey('are one Tab stop, with arrow keys inside', async ({ page }) => {
    await search(page, 'q=drama');
    await films(page).first().getByRole('link').focus();
    const columns = await page.evaluate(() => {
      const items = [...(document.activeElement?.closest('ul')?.children ?? [])] as HTMLElement[];
      return items.findIndex((item) => item.offsetTop > (items[0]?.offsetTop ?? 0));
    });
    const places: number[] = [];
    for (const key of ['ArrowRight', 'ArrowDown', 'End', 'Home', 'ArrowUp', 'Control+End', 'PageUp', 'Control+Home']) {
      await page.keyboard.press(key);
      places.push(await atFilm(page));
    }
    expect(places.slice(0, 5)).toEqual([1, columns + 1, 2 * columns - 1, columns, 0]);
    expect(places[5]).toBeGreaterThanOrEqual(23);
    expect(places[6]).toBeLessThan(places[5] ?? 0);
    expect(places[7]).toBe(0);
    const stops = await page.locator('main li article a:not([tabindex="-1"])').count();
    expect(stops).toBe(1);
  });

  journey(
    'return to their scroll position after going back',
    async ({ page }) => {
      await search(page, 'q=drama');
      for (let step = 0; step < 4; step += 1) {
        await page.mouse.wheel(0, 3000);
        await page.waitForTimeout(200);
      }
      await expect.poll(() => films(page).count()).toBeGreaterThan(24);
      const link = films(page).nth(30).getByRole('link').first();
      await link.scrollIntoViewIfNeeded();
      const before = await scrolled(page);
      const title = (await link.textContent()) ?? '';
      await link.click();
      await page.waitForURL(/\/film\/\d+/);
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      await page.goBack();
      await films(page).nth(30).waitFor();
      await expect.poll(async () => Math.abs((await scrolled(page)) - before)).toBeLessThan(4);
    },
    { width: 390 },
  );

  journey('can be reached, opened and left with the keyboard', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('main').getByRole('article').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('drama', { delay: 20 });
    await heading(page, 'drama').waitFor();
    await page.keyboard.press('Enter');
    await films(page).first().waitFor();
    const inGrid = () => page.evaluate(() => Boolean(document.activeElement?.closest('main article')));
    for (let stops = 0; stops < 60 && !(await inGrid()); stops += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    const title = await page.evaluate(() => document.activeElement?.textContent ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: title }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(title);
    await page.goBack();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/');
  });
});

describe('failures', () => {
  journey('no results: removing a filter helps', async ({ page }) => {
    await page.goto('/search?q=haunted+mansion&semantic_ratio=0&genres=Western&rating_from=9.5');
    await page.getByText('No results').waitFor();
    await page.getByRole('link', { name: 'Without “Western”' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Without “rated 9.5 or higher”' }).click();
    await expect.poll(() => parameter(page, 'rating_from')).toBeNull();
    await page.getByRole('link', { name: 'Search by meaning too' }).click();
    await films(page).first().waitFor();
  });

  journey(
    'a server error is shown, and trying again works',
    async ({ page }) => {
      const problem = { type: 'about:blank', title: 'Service Unavailable', status: 503, code: 'store_unavailable' };
      const body = JSON.stringify({ ...problem, detail: 'the index is unavailable', request_id: 'abc123' });
      await page.route('**/v1/search?*', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body }));
      await page.goto('/search?q=alien');
      const alert = page.getByRole('alert');
      await alert.getByText('the index is unavailable').waitFor();
      await alert.getByText('abc123').waitFor();
      expect(await seriousFaults(page)).toEqual([]);
      await page.unroute('**/v1/search?*');
      await alert.getByRole('button', { name: 'Try again' }).click();
      await films(page).first().waitFor();
    },
    { expected: /503/ },
  );

  journey(
    'without a connection the search resumes automatically',
    async ({ page }) => {
      await search(page, 'q=drama');
      await page.context().setOffline(true);
      await box(page).fill('casablanca');
      await page.getByText('Search resumes automatically when you are back online').waitFor();
      expect(await seriousFaults(page)).toEqual([]);
      await page.context().setOffline(false);
      await films(page).first().getByRole('link', { name: 'Casablanca' }).waitFor();
      await page.getByText('Search resumes automatically').waitFor({ state: 'detached' });
    },
    { expected: /ERR_INTERNET_DISCONNECTED/ },
  );

  journey('a degraded answer says so', async ({ page }) => {
    await page.route('**/v1/search?*', async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as object;
      await route.fulfill({ response, json: { ...answer, degraded: ['embedder'] } });
    });
    await page.goto('/search?q=alien');
    await page.getByText('Search by meaning is unavailable right now').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  journey('an empty search offers examples', async ({ page }) => {
    await page.goto('/search');
    await page.getByRole('heading', { level: 1, name: 'What are you in the mood for?' }).waitFor();
    await page.getByRole('link', { name: /^Crime/ }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'movies like inception but funnier' }).click();
    await films(page).first().waitFor();
  });
});

describe('at any width', () => {
  for (const width of [320, 768, 1920]) {
    journey(
      `${width} pixels`,
      async ({ page }) => {
        await underStrictPolicy(page);
        await search(page, 'q=tom+hanks+drama&rating_from=5');
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        expect(await seriousFaults(page)).toEqual([]);
      },
      { width },
    );
  }
});
