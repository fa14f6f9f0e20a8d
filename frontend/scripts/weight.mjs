/**
 * What a first visit to the home page downloads, from the manifest of the last build, and every other part by size.
 * Fails when the scripts of the home page outgrow their budget.
 */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const DIST = new URL('../dist/', import.meta.url);
const BUDGET_KB = 120;
/** What the home page loads at once, and what comes with its films. */
const ROOTS = ['index.html'];
const WITH_FILMS = ['src/features/home/Shelves.tsx'];

const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', DIST), 'utf8'));
const weights = new Map();

async function weigh(file) {
  if (!weights.has(file)) weights.set(file, gzipSync(await readFile(new URL(file, DIST)), { level: 9 }).length);
  return weights.get(file);
}

function reach(key, found = new Set()) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`${key} is not in the manifest: has it moved?`);
  if (found.has(key)) return found;
  found.add(key);
  for (const next of chunk.imports ?? []) reach(next, found);
  return found;
}

const kb = (bytes) => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
const first = new Set(ROOTS.flatMap((key) => [...reach(key)]));
const rows = [];
for (const [key, { file, css = [] }] of Object.entries(manifest)) {
  for (const part of [file, ...css]) {
    if (/\.(js|css)$/.test(part)) rows.push({ part, size: await weigh(part), first: first.has(key) });
  }
}
const unique = [...new Map(rows.sort((a, b) => Number(a.first) - Number(b.first)).map((row) => [row.part, row])).values()];
for (const row of unique.sort((a, b) => b.size - a.size)) console.log(`${kb(row.size)}  ${row.first ? 'first' : 'later'}  ${row.part}`);

const scripts = unique.filter(({ part, first: isFirst }) => isFirst && part.endsWith('.js')).reduce((sum, { size }) => sum + size, 0);
console.log(`${kb(scripts)}  scripts of the home page, gzip (budget ${BUDGET_KB} kB)`);
const shelves = new Set(WITH_FILMS.flatMap((key) => [...reach(key)]).filter((key) => !first.has(key)).map((key) => manifest[key].file));
const more = unique.filter(({ part }) => shelves.has(part)).reduce((sum, { size }) => sum + size, 0);
console.log(`${kb(more)}  more, at the same time as its films`);
if (scripts > BUDGET_KB * 1000) {
  console.error('The home page is too heavy.');
  process.exit(1);
}
