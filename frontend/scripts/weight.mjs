/**
 * Lists the compressed sizes of the last build, and which files a first visit to the home page downloads. Fails when the
 * scripts of the home page exceed their budget.
 */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const DIST = new URL('../dist/', import.meta.url);
const BUDGET_KB = 120;
/**
 * Everything that the home page loads without interaction: the entry, the site, the rows of films, drawn posters, and the
 * two small scripts before the first paint.
 */
const ROOTS = ['index.html', 'src/app/main.tsx', 'src/features/home/Shelves.tsx', 'PosterArt'];
const PLAIN = ['theme.js', 'frame.js'];

const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', DIST), 'utf8'));
const weights = new Map();

async function weigh(file) {
  if (!weights.has(file)) weights.set(file, gzipSync(await readFile(new URL(file, DIST)), { level: 9 }).length);
  return weights.get(file);
}

/** A chunk by its source, or by its name where it has several sources. */
const named = (key) => (manifest[key] ? key : Object.keys(manifest).find((other) => manifest[other].name === key));

function reach(key, found = new Set()) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`${key} is not in the manifest: has it moved?`);
  if (found.has(key)) return found;
  found.add(key);
  for (const next of chunk.imports ?? []) reach(next, found);
  return found;
}

const kb = (bytes) => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
const first = new Set(ROOTS.flatMap((key) => [...reach(named(key) ?? key)]));
const rows = [];
for (const [key, { file, css = [] }] of Object.entries(manifest)) {
  for (const part of [file, ...css]) {
    if (/\.(js|css)$/.test(part)) rows.push({ part, size: await weigh(part), first: first.has(key) });
  }
}
const unique = [...new Map(rows.sort((a, b) => Number(a.first) - Number(b.first)).map((row) => [row.part, row])).values()];
for (const part of PLAIN) unique.push({ part, size: await weigh(part), first: true });
for (const row of unique.sort((a, b) => b.size - a.size)) console.log(`${kb(row.size)}  ${row.first ? 'home ' : 'later'}  ${row.part}`);

const scripts = unique.filter(({ part, first: isFirst }) => isFirst && part.endsWith('.js')).reduce((sum, { size }) => sum + size, 0);
console.log(`${kb(scripts)}  all scripts of the home page, gzip (budget ${BUDGET_KB} kB)`);
if (scripts > BUDGET_KB * 1000) {
  console.error('The scripts of the home page exceed their budget.');
  process.exit(1);
}
