/**
 * Takes screenshots of every page into `target/screenshots/`, at three widths in both themes, from the server at
 * CINERAG_URL with the starter catalogue. `npm run screenshots -- home list` takes only those pages; `--full` takes whole
 * pages.
 *
 * Screenshots are reproducible: nothing is animated, posters are drawn, and times are fixed.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

const TARGET = new URL('../../target/screenshots/', import.meta.url);
/** The narrowest is a phone, with touch and a high pixel density. */
const SCREENS = [
  { width: 320, height: 800, phone: true },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];
const THEMES = ['dark', 'light'];
const QUERY = 'funny films with tom hanks';
/** The ids of marked films of the starter catalogue. */
const LISTED = {
  like: [858, 1219, 2571, 924],
  dislike: [594],
  watchlist: [912, 541, 5618, 4973, 106920, 1348],
  seen: [858, 1270, 356],
};
const DAY_MS = 86_400_000;
const MARKED_AT = Date.UTC(2026, 0, 1);

const base = (process.env.CINERAG_URL ?? '').replace(/\/$/, '');
if (base === '') throw new Error('CINERAG_URL is not set. Start `cinerag serve` and set it to the address that it prints.');
const films = new Map();

const card = (page) => page.getByRole('main').getByRole('article').first().waitFor();
const openAsk = async (page) => {
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox').waitFor();
};
const heading = (page) => page.getByRole('heading', { level: 1 }).waitFor();
/** The pages, and when each is ready. */
const PAGES = {
  home: { address: '/', ready: card },
  search: { address: `/search?${new URLSearchParams({ q: QUERY })}`, ready: card },
  'search-begin': { address: '/search', ready: heading },
  'search-nothing': { address: '/search?q=zzxqj+vvkwq&semantic_ratio=0', ready: (page) => page.getByRole('main').getByText('No matches found').waitFor() },
  film: { address: '/film/356', ready: card },
  dialog: {
    address: `/search?${new URLSearchParams({ q: QUERY })}`,
    // There is no dialog on a narrow screen.
    from: 768,
    ready: async (page) => {
      await page.getByRole('main').getByRole('article').first().getByRole('link').first().click();
      await page.getByRole('dialog').getByRole('article').first().waitFor();
    },
  },
  list: { address: '/list', list: true, ready: heading },
  'list-empty': { address: '/list', ready: heading },
  missing: { address: '/nowhere', ready: heading },
  suggestions: {
    address: '/list',
    ready: async (page) => {
      await page.getByRole('combobox').fill('star');
      await page.getByRole('option', { name: /Star Wars/ }).first().waitFor();
      // Results load while typing.
      await page.getByRole('heading', { level: 1, name: 'Results for star' }).waitFor();
      await card(page);
    },
  },
  ask: { address: '/', ready: openAsk },
  answer: {
    address: '/',
    ready: async (page) => {
      await openAsk(page);
      await page.getByRole('dialog').getByRole('textbox').fill('A heist film that is not too violent');
      await page.keyboard.press('Enter');
      await page.getByRole('list', { name: 'Films in this answer' }).waitFor();
    },
  },
};

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const full = process.argv.includes('--full');
const unknown = wanted.filter((name) => !(name in PAGES));
if (unknown.length > 0) throw new Error(`Unknown page: ${unknown.join(', ')}. Known pages: ${Object.keys(PAGES).join(', ')}.`);

async function film(id) {
  if (!films.has(id)) {
    const response = await fetch(`${base}/v1/movies/${id}`);
    if (!response.ok) throw new Error(`${base} has no film ${id}: is it serving the starter catalogue?`);
    const { title, year, genres, poster_url } = await response.json();
    films.set(id, { id, title, year: year ?? null, genres, poster_url: poster_url ?? null });
  }
  return films.get(id);
}

async function listed() {
  const marks = { like: {}, dislike: {}, watchlist: {}, seen: {}, hidden: {} };
  for (const [mark, ids] of Object.entries(LISTED)) {
    for (const [index, id] of ids.entries()) marks[mark][id] = { film: await film(id), at: MARKED_AT - index * DAY_MS };
  }
  return { state: { marks, recent: [] }, version: 1 };
}

async function open(browser, { phone = false, ...viewport }, theme, list) {
  const screen = { viewport, isMobile: phone, hasTouch: phone, deviceScaleFactor: phone ? 2 : 1 };
  const context = await browser.newContext({ baseURL: base, ...screen, reducedMotion: 'reduce', colorScheme: 'dark', locale: 'en-GB' });
  const stored = { 'cinerag.preferences': { state: { theme, hideSeen: false }, version: 1 }, ...(list ? { 'cinerag.list': list } : {}) };
  await context.addInitScript((items) => {
    for (const [key, value] of Object.entries(items)) localStorage.setItem(key, JSON.stringify(value));
    // Without space for a scroll bar.
    globalThis.document.addEventListener('DOMContentLoaded', () => (globalThis.document.documentElement.style.scrollbarGutter = 'auto'));
  }, stored);
  const page = await context.newPage();
  await page.route((url) => url.origin !== base, (route) => route.abort());
  await page.route('**/v1/search?*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), took_ms: 3 } });
  });
  return page;
}

async function shoot(browser, name, viewport, theme) {
  const { address, ready, list } = PAGES[name];
  const page = await open(browser, viewport, theme, list ? await listed() : null);
  try {
    await page.goto(address, { waitUntil: 'networkidle' });
    await ready(page);
    await page.evaluate(() => globalThis.document.fonts.ready);
    await page.waitForLoadState('networkidle');
    const file = `${name}-${viewport.width}-${theme}.png`;
    await page.screenshot({ path: fileURLToPath(new URL(file, TARGET)), animations: 'disabled', caret: 'hide', fullPage: full });
    console.log(file);
  } finally {
    await page.context().close();
  }
}

await mkdir(TARGET, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--force-color-profile=srgb', '--hide-scrollbars'],
});
try {
  for (const name of wanted.length > 0 ? wanted : Object.keys(PAGES)) {
    for (const viewport of SCREENS.filter(({ width }) => width >= (PAGES[name].from ?? 0))) {
      for (const theme of THEMES) await shoot(browser, name, viewport, theme);
    }
  }
} finally {
  await browser.close();
}
console.log(`in ${fileURLToPath(TARGET)}`);
