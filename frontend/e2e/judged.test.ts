/** Judged queries on the starter catalogue: relevant films are on the first page. */
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

/** A sample of a set. The relevance gate uses all queries. */
const sample = (queries: readonly Judged[], step: number) => queries.filter((_, at) => at % step === 0);

/** The share of discovery queries that must show a good film on the first page. */
const MIN_SHARE = 0.8;

describe('judged queries', () => {
  journey('fact queries show a matching film first', async ({ page }) => {
    for (const { query, judgements } of sample(read('starter-facts.jsonl'), 4)) {
      await page.goto(`/search?q=${encodeURIComponent(query)}`);
      const first = page.getByRole('main').getByRole('article').first().getByRole('link').first();
      const address = await first.getAttribute('href');
      const right = judgements.filter(({ grade }) => grade > 0).map(({ id }) => `/film/${id}`);
      expect(right, query).toContain(new URL(address ?? '', page.url()).pathname);
    }
  });

  journey('descriptions find the described films', async ({ page }) => {
    const asked = sample(read('starter-discovery.jsonl'), 5);
    let answered = 0;
    for (const { query, judgements } of asked) {
      await page.goto(`/search?q=${encodeURIComponent(query)}`);
      const cards = page.getByRole('main').getByRole('article');
      await cards.first().waitFor();
      const addresses = await cards.getByRole('link').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
      const good = judgements.filter(({ grade }) => grade >= 2).map(({ id }) => `/film/${id}`);
      if (good.some((film) => addresses.includes(film))) answered += 1;
    }
    expect(answered / asked.length).toBeGreaterThanOrEqual(MIN_SHARE);
  });
});
