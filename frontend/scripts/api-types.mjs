/**
 * Generates `src/api/schema.d.ts` from the API's contract. With `--check`, fails when it is stale.
 */
import { readFile, writeFile } from 'node:fs/promises';

import openapi, { astToString } from 'openapi-typescript';

const CONTRACT = new URL('../../crates/api/openapi.json', import.meta.url);
const TYPES = new URL('../src/api/schema.d.ts', import.meta.url);
const HEADER = `/**
 * Generated from crates/api/openapi.json by \`npm run api:generate\`. Do not edit.
 */

`;

const fresh = HEADER + astToString(await openapi(CONTRACT));

if (process.argv.includes('--check')) {
  const current = await readFile(TYPES, 'utf8').catch(() => '');
  if (current !== fresh) {
    console.error('src/api/schema.d.ts is stale: run `npm run api:generate` and commit the result.');
    process.exit(1);
  }
  console.log('src/api/schema.d.ts matches crates/api/openapi.json.');
} else {
  await writeFile(TYPES, fresh);
  console.log('Wrote src/api/schema.d.ts.');
}
