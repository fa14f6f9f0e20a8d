/** Judged queries over the starter catalogue, asked as a visitor would: what was judged right is on the first page. */
import { readFileSync } from 'node:fs';

import { describe, expect } from 'vitest';

import { journey } from './journey.ts';

interface Judged {
  readonly query: string;
  readonly judgements: readonly { readonly id: number; readonly grade: number }[];
}

const FOLDER = new URL('../../data/eval/starter/', import.meta.url);
const read = (name: string) =>
  readFileSync(new URL(name, FOLDER), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Judged);

/** Every so many of a set: a browser is slow, and the relevance gate asks all of them. */
const some = (queries: readonly Judged[], step: number) => queries.filter((_, at) => at % step === 0);

/** Of the discovery queries asked, the share that must show a good film on the first page. The gate measures it exactly. */
const GOOD_ENOUGH = 0.8;

describe('judged queries', () => {
  journey('facts are answered by the films that they are true of, first', async ({ page }) => {
    for (const { query, judgements } of some(read('starter-facts.jsonl'), 4)) {
      await page.goto(`/search?q=${encodeURIComponent(query)}`);
      const first = page.getByRole('main').getByRole('article').first().getByRole('link').first();
      const address = await first.getAttribute('href');
      const right = judgements.filter(({ grade }) => grade > 0).map(({ id }) => `/film/${id}`);
      expect(right, query).toContain(new URL(address ?? '', page.url()).pathname);
    }
  });

  journey('descriptions find what they describe', async ({ page }) => {
    const asked = some(read('starter-discovery.jsonl'), 5);
    let answered = 0;
    for (const { query, judgements } of asked) {
      await page.goto(`/search?q=${encodeURIComponent(query)}`);
      const cards = page.getByRole('main').getByRole('article');
      await cards.first().waitFor();
      const addresses = await cards.getByRole('link').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
      const good = judgements.filter(({ grade }) => grade >= 2).map(({ id }) => `/film/${id}`);
      if (good.some((film) => addresses.includes(film))) answered += 1;
    }
    expect(answered / asked.length).toBeGreaterThanOrEqual(GOOD_ENOUGH);
  });
});
