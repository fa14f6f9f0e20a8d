/** The smallest touch screen: everything fits, is accessible, and is large enough to tap, in both themes. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { overflow, seriousFaults, underStrictPolicy } from './browser.ts';
import { journey } from './journey.ts';

const THEMES = ['dark', 'light'] as const;
const RESULTS = '/search?q=funny+films+with+tom+hanks';
/** The minimum size of a target in pixels, 44 less rounding. */
const MIN_SIZE_PX = 43.5;

const card = (page: Page) => page.getByRole('main').getByRole('article').first();

interface State {
  readonly name: string;
  readonly address: string;
  readonly open: (page: Page) => Promise<void>;
}

const STATES: readonly State[] = [
  {
    name: 'the actions of a film in a row',
    address: '/',
    open: async (page) => {
      await card(page).getByRole('button', { name: /^Actions for/ }).tap();
      await card(page).getByRole('group').waitFor();
    },
  },
  {
    name: 'the actions of a film in the results',
    address: RESULTS,
    open: async (page) => {
      await card(page).getByRole('button', { name: /^Actions for/ }).tap();
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
    name: 'the empty conversation',
    address: '/',
    open: async (page) => {
      await page.getByRole('button', { name: 'Ask', exact: true }).tap();
      await page.getByRole('dialog', { name: 'Ask about films' }).getByText('Ask the way you would ask a friend').waitFor();
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

/** The names of buttons that are too small to tap. */
const tooSmall = (page: Page) =>
  page.evaluate((min) => {
    const over = document.querySelector('[data-overlay]');
    return [...(over ?? document).querySelectorAll('button, select, summary')]
      .filter((node) => node.checkVisibility({ visibilityProperty: true }))
      .map((node) => ({ node, box: node.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.width < min || box.height < min))
      .map(({ node, box }) => `${node.getAttribute('aria-label') ?? node.textContent}: ${Math.round(box.width)} × ${Math.round(box.height)}`);
  }, MIN_SIZE_PX);

describe.each(STATES)('on a touch screen: $name', ({ address, open }) => {
  journey(
    'fits, is accessible, and can be tapped',
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

describe('on a touch screen', () => {
  journey(
    'suggestions cover the results completely',
    async ({ page }) => {
      await page.goto(RESULTS);
      await card(page).waitFor();
      await page.getByRole('combobox', { name: 'Search films' }).tap();
      await page.getByRole('combobox', { name: 'Search films' }).fill('star');
      await page.getByRole('heading', { level: 1, name: 'Results for star' }).waitFor();
      await page.getByRole('listbox').getByRole('option', { name: /Star Wars/ }).first().waitFor();
      await page.locator('[aria-busy=false] article').first().waitFor();
      const menus = page.getByRole('main').getByRole('button', { name: /^Actions for/, includeHidden: true });
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
      // Some must be covered, or the test would prove nothing.
      expect(covered).toContain(true);
      expect(covered).not.toContain(false);
    },
    { width: 320, context: { hasTouch: true, isMobile: true, reducedMotion: 'reduce' } },
  );
});
