/** Draws the icons in `public/icons/` from `public/favicon.svg`. Needs Chromium. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';

import { chromium } from 'playwright-core';

const PUBLIC = new URL('../public/', import.meta.url);
const BACKGROUND = '#14110f';
/** Platforms crop a maskable icon, so its content stays within the inner 80 %. */
const ICONS = [
  { name: 'icon-192.png', size: 192, inset: 0, background: null },
  { name: 'icon-512.png', size: 512, inset: 0, background: null },
  { name: 'maskable-512.png', size: 512, inset: 0.12, background: BACKGROUND },
  { name: 'apple-touch-icon.png', size: 180, inset: 0.06, background: BACKGROUND },
];

const mark = (await readFile(new URL('favicon.svg', PUBLIC))).toString('base64');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
await mkdir(new URL('icons/', PUBLIC), { recursive: true });
for (const { name, size, inset, background } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const side = Math.round(size * (1 - 2 * inset));
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${background ?? 'transparent'}">
       <img src="data:image/svg+xml;base64,${mark}" style="width:${side}px;height:${side}px" /></body>`,
  );
  await writeFile(new URL(`icons/${name}`, PUBLIC), await page.screenshot({ omitBackground: background === null }));
  await page.close();
}
await browser.close();
