/** Asking in conversation. The server does not answer yet, so the journeys answer in its place, by the same contract. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { overflow, seriousFaults, siteAddress, underStrictPolicy } from './browser.ts';
import { journey } from './journey.ts';

interface Film {
  readonly id: number;
  readonly title: string;
}

const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

async function answered(page: Page) {
  await page.addInitScript(() => localStorage.setItem('cinerag.ask', 'on'));
  const films = await Promise.all(
    [106920, 541].map(async (id) => (await fetch(`${siteAddress()}/v1/movies/${id}`)).json() as Promise<Film>),
  );
  const [first, second] = films;
  if (!first || !second) throw new Error('The starter catalogue has both.');
  const text = [`${first.title} [${first.id}] listens.`, `${second.title} [${second.id}] remembers.`].join('\n\n');
  const tokens = text.match(/.{1,7}/gs) ?? [];
  const body = [
    event('meta', { films }),
    ...tokens.map((token) => event('token', { text: token })),
    event('done', { follow_ups: ['Something lighter?', 'Made before 1980?'], degraded: ['llm'] }),
  ].join(': \n');
  await page.route('**/v1/ask', (route) => route.fulfill({ contentType: 'text/event-stream', body }));
}

const panel = (page: Page) => page.getByRole('dialog', { name: 'Ask about films' });
const opener = (page: Page) => page.getByRole('button', { name: 'Ask', exact: true });
const films = (page: Page) => panel(page).getByRole('list', { name: 'Films in this answer' });

async function ask(page: Page, question: string) {
  await panel(page).getByRole('textbox', { name: 'Your question' }).fill(question);
  await page.keyboard.press('Enter');
}

describe('asking', () => {
  journey('is not offered while it is off', async ({ page }) => {
    await page.goto('/list');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await opener(page).count()).toBe(0);
  });

  journey(
    'answers with films that open over the conversation, and closes with Escape',
    async ({ page }) => {
      await underStrictPolicy(page);
      await answered(page);
      await page.goto('/list');
      await opener(page).focus();
      await page.keyboard.press('Enter');
      await panel(page).waitFor();
      await ask(page, 'a film about letting go');
      await films(page).waitFor();
      await panel(page).getByText(/the writer is away/).waitFor();
      const faults: Record<string, unknown> = {};
      for (const theme of ['dark', 'light']) {
        await page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);
        for (const width of [320, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          const found = [...((await overflow(page)) > 0 ? ['wider than the screen'] : []), ...(await seriousFaults(page))];
          if (found.length > 0) faults[`${theme} ${width}`] = found;
        }
      }
      expect(faults).toEqual({});
      await panel(page).getByRole('link', { name: '1: Her' }).click();
      await page.getByRole('dialog', { name: 'Her', exact: true }).getByRole('article').first().waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: 'Her', exact: true }).waitFor({ state: 'detached' });
      await films(page).waitFor();
      await page.keyboard.press('Escape');
      await panel(page).waitFor({ state: 'detached' });
      await expect.poll(() => opener(page).evaluate((node) => node === document.activeElement)).toBe(true);
      await opener(page).click();
      await panel(page).getByText('a film about letting go').waitFor();
    },
    { context: { reducedMotion: 'reduce' } },
  );

  journey('keeps the conversation over a reload, until a new one is begun', async ({ page }) => {
    await answered(page);
    await page.goto('/list');
    await opener(page).click();
    await panel(page).getByRole('button', { name: 'Which films here are about letting go?' }).click();
    await films(page).waitFor();
    await page.reload();
    await opener(page).click();
    await films(page).waitFor();
    await panel(page).getByRole('button', { name: 'New conversation' }).click();
    await panel(page).getByText('Ask like you would ask a friend').waitFor();
  });

  journey('can be stopped before anything has come', async ({ page }) => {
    await answered(page);
    await page.route('**/v1/ask', () => undefined);
    await page.goto('/list');
    await opener(page).click();
    await ask(page, 'anything');
    await panel(page).getByRole('button', { name: 'Stop' }).click();
    await panel(page).getByText('You stopped this answer.').waitFor();
  });

  journey(
    'leads to the film’s page on a narrow screen',
    async ({ page }) => {
      await answered(page);
      await page.goto('/list');
      await opener(page).click();
      await ask(page, 'anything');
      await films(page).getByRole('link', { name: 'Blade Runner' }).click();
      await page.getByRole('heading', { level: 1, name: 'Blade Runner' }).waitFor();
      expect(await panel(page).count()).toBe(0);
    },
    { width: 390 },
  );

  journey(
    'says so when the server has no answers',
    async ({ page }) => {
      await page.addInitScript(() => localStorage.setItem('cinerag.ask', 'on'));
      await page.goto('/list');
      await opener(page).click();
      await ask(page, 'anything');
      await panel(page).getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor();
    },
    { expected: /404|405/ },
  );
});
