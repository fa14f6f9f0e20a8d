/** Asking questions, answered by the server with the starter catalogue. Only failures are mocked. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { overflow, seriousFaults, siteAddress, underStrictPolicy } from './browser.ts';
import { journey } from './journey.ts';

const panel = (page: Page) => page.getByRole('dialog', { name: 'Ask about films' });
const opener = (page: Page) => page.getByRole('button', { name: 'Ask', exact: true });
const films = (page: Page) => panel(page).getByRole('list', { name: 'Films in this answer' });
const next = (page: Page) => panel(page).getByRole('list', { name: 'Suggested questions' });

async function ask(page: Page, question: string) {
  await panel(page).getByRole('textbox', { name: 'Your question' }).fill(question);
  await page.keyboard.press('Enter');
}

/** The title of the first film that the latest answer cites. */
async function firstFilm(page: Page): Promise<string> {
  const title = await films(page).last().getByRole('link').first().textContent();
  if (!title) throw new Error('The answer cites a film.');
  return title;
}

describe('asking', () => {
  journey('is not available where it is disabled', async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem('cinerag.ask', 'off'));
    await page.goto('/list');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await opener(page).count()).toBe(0);
  });

  journey(
    'answers with films that open over the conversation, and closes with Escape',
    async ({ page }) => {
      await underStrictPolicy(page);
      await page.goto('/list');
      await opener(page).focus();
      await page.keyboard.press('Enter');
      await panel(page).waitFor();
      await ask(page, 'a film about letting go');
      await films(page).waitFor();
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
      const title = await firstFilm(page);
      await panel(page).getByRole('link', { name: `1: ${title}` }).first().click();
      await page.getByRole('dialog', { name: title, exact: true }).getByRole('article').first().waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: title, exact: true }).waitFor({ state: 'detached' });
      await films(page).waitFor();
      await page.keyboard.press('Escape');
      await panel(page).waitFor({ state: 'detached' });
      await expect.poll(() => opener(page).evaluate((node) => node === document.activeElement)).toBe(true);
      await opener(page).click();
      await panel(page).getByText('a film about letting go').first().waitFor();
    },
    { context: { reducedMotion: 'reduce' } },
  );

  journey('answers from the details of a film, and understands a follow-up', async ({ page }) => {
    await page.goto('/list');
    await opener(page).click();
    await ask(page, 'Who directed Her?');
    await panel(page).getByText(/was directed by Spike Jonze/).first().waitFor();
    await films(page).waitFor();
    await ask(page, 'and how long is it?');
    await panel(page).getByText(/runs 126 minutes/).first().waitFor();
  });

  journey('suggests questions that have answers', async ({ page }) => {
    await page.goto('/list');
    await opener(page).click();
    await panel(page).getByRole('button', { name: 'What should I watch after Blade Runner?' }).click();
    await films(page).waitFor();
    const question = await next(page).getByRole('button').first().textContent();
    await next(page).getByRole('button').first().click();
    await panel(page).getByText(question ?? '').first().waitFor();
    await expect.poll(() => films(page).count()).toBe(2);
  });

  journey('restores the conversation after a reload, until a new one is started', async ({ page }) => {
    await page.goto('/list');
    await opener(page).click();
    await panel(page).getByRole('button', { name: 'Which films here are about letting go?' }).click();
    await films(page).waitFor();
    await page.reload();
    await opener(page).click();
    await films(page).waitFor();
    await panel(page).getByRole('button', { name: 'New conversation' }).click();
    await panel(page).getByText('Ask the way you would ask a friend').waitFor();
  });

  journey(
    'links to the film’s page on a narrow screen',
    async ({ page }) => {
      await page.goto('/list');
      await opener(page).click();
      await ask(page, 'films with Tom Hanks');
      await films(page).waitFor();
      const title = await firstFilm(page);
      await films(page).getByRole('link', { name: title, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      expect(await panel(page).count()).toBe(0);
    },
    { width: 390 },
  );

  journey('can be stopped before the answer starts', async ({ page }) => {
    await page.route('**/v1/ask', () => undefined);
    await page.goto('/list');
    await opener(page).click();
    await ask(page, 'anything');
    await panel(page).getByRole('button', { name: 'Stop' }).click();
    await panel(page).getByText('You stopped this answer.').waitFor();
  });

  journey('says so when the AI writer is unavailable', async ({ page }) => {
    const film = await (await fetch(`${siteAddress()}/v1/movies/106920`)).text();
    const body = [
      `event: meta\ndata: {"films": [${film}]}\n\n`,
      'event: token\ndata: {"text": "Her [106920] listens."}\n\n',
      'event: done\ndata: {"follow_ups": [], "degraded": ["generator"]}\n\n',
    ].join(': \n');
    await page.route('**/v1/ask', (route) => route.fulfill({ contentType: 'text/event-stream', body }));
    await page.goto('/list');
    await opener(page).click();
    await ask(page, 'anything');
    await panel(page).getByText(/The AI writer is unavailable right now/).waitFor();
  });

  journey(
    'says so when the server fails',
    async ({ page }) => {
      await page.route('**/v1/ask', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' }));
      await page.goto('/list');
      await opener(page).click();
      await ask(page, 'anything');
      await panel(page).getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor();
    },
    { expected: /503/ },
  );
});
