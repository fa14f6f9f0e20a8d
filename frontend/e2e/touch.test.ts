/** What a finger opens, on the smallest screen: it fits, shuts nobody out, and is large enough to hit, in both looks. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { overflow, seriousFaults, underStrictPolicy } from './browser.ts';
import { journey } from './journey.ts';

const THEMES = ['dark', 'light'] as const;
const RESULTS = '/search?q=funny+films+with+tom+hanks';
/** As large as a fingertip, less what rounding takes. */
const LEAST = 43.5;

const card = (page: Page) => page.getByRole('main').getByRole('article').first();

interface State {
  readonly name: string;
  readonly address: string;
  readonly open: (page: Page) => Promise<void>;
}

const STATES: readonly State[] = [
  {
    name: 'what can be done with a film of a row',
    address: '/',
    open: async (page) => {
      await card(page).getByRole('button', { name: /^What to do with/ }).tap();
      await card(page).getByRole('group').waitFor();
    },
  },
  {
    name: 'what can be done with a film of the results',
    address: RESULTS,
    open: async (page) => {
      await card(page).getByRole('button', { name: /^What to do with/ }).tap();
      await card(page).getByRole('group').waitFor();
    },
  },
  {
    name: 'suggestions',
    address: '/list',
    open: async (page) => {
      await page.getByRole('combobox').tap();
      await page.getByRole('combobox').pressSequentially('star');
      await page.getByRole('option', { name: /Star Wars/ }).first().waitFor();
    },
  },
  {
    name: 'filters',
    address: RESULTS,
    open: async (page) => {
      await page.getByRole('button', { name: /^Filters/ }).tap();
      await page.getByRole('dialog', { name: 'Filters' }).getByRole('button', { name: /^Comedy / }).waitFor();
    },
  },
  {
    name: 'asking',
    address: '/',
    open: async (page) => {
      await page.getByRole('button', { name: 'Ask', exact: true }).tap();
      await page.getByRole('dialog', { name: 'Ask about films' }).getByText('Ask like you would ask a friend').waitFor();
    },
  },
  {
    name: 'an answer',
    address: '/list',
    open: async (page) => {
      await page.getByRole('button', { name: 'Ask', exact: true }).tap();
      const panel = page.getByRole('dialog', { name: 'Ask about films' });
      await panel.getByRole('button', { name: 'Which films here are about letting go?' }).tap();
      await panel.getByRole('list', { name: 'Films in this answer' }).waitFor();
    },
  },
  { name: 'a film', address: '/film/356', open: (page) => card(page).waitFor() },
];

/** Buttons that are smaller than a fingertip, by their names. */
const tooSmall = (page: Page) =>
  page.evaluate((least) => {
    const over = document.querySelector('[data-overlay]');
    return [...(over ?? document).querySelectorAll('button, select, summary')]
      .filter((node) => node.checkVisibility({ visibilityProperty: true }))
      .map((node) => ({ node, box: node.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.width < least || box.height < least))
      .map(({ node, box }) => `${node.getAttribute('aria-label') ?? node.textContent}: ${Math.round(box.width)} × ${Math.round(box.height)}`);
  }, LEAST);

describe.each(STATES)('under a finger: $name', ({ address, open }) => {
  journey(
    'fits, shuts nobody out, and can be hit',
    async ({ page }) => {
      await underStrictPolicy(page);
      await page.goto(address);
      await open(page);
      const faults: Record<string, unknown> = {};
      for (const theme of THEMES) {
        await page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);
        const found = [...((await overflow(page)) > 0 ? ['wider than the screen'] : []), ...(await seriousFaults(page))];
        if (found.length > 0) faults[theme] = found;
      }
      expect(faults).toEqual({});
      expect(await tooSmall(page)).toEqual([]);
    },
    { width: 320, context: { hasTouch: true, isMobile: true, reducedMotion: 'reduce' } },
  );
});

describe('under a finger', () => {
  journey(
    'suggestions lie over the films, and nothing of these shows through',
    async ({ page }) => {
      await page.goto(RESULTS);
      await card(page).waitFor();
      await page.getByRole('combobox', { name: 'Search films' }).tap();
      await page.getByRole('combobox', { name: 'Search films' }).fill('star');
      await page.getByRole('heading', { level: 1, name: 'Films for star' }).waitFor();
      await page.getByRole('listbox').getByRole('option', { name: /Star Wars/ }).first().waitFor();
      await page.locator('[aria-busy=false] article').first().waitFor();
      const menus = page.getByRole('main').getByRole('button', { name: /^What to do with/, includeHidden: true });
      const covered = await menus.evaluateAll((nodes) => {
        const list = document.querySelector('[role=listbox]');
        if (!list) throw new Error('The suggestions are gone.');
        const { top, bottom } = list.getBoundingClientRect();
        return nodes
          .map((node) => node.getBoundingClientRect())
          .map(({ left, width, top: up, height }) => ({ x: left + width / 2, y: up + height / 2 }))
          .filter(({ y }) => y > top && y < bottom)
          .map(({ x, y }) => list.contains(document.elementFromPoint(x, y)));
      });
      // Some of them are underneath, or this would prove nothing.
      expect(covered).toContain(true);
      expect(covered).not.toContain(false);
    },
    { width: 320, context: { hasTouch: true, isMobile: true, reducedMotion: 'reduce' } },
  );
});
