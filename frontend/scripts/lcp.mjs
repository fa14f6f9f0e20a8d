/**
 * Measures the largest contentful paint (LCP) of each page on a phone's screen with a four times slower processor: best and
 * median of three first visits, and the longest task. Needs Chromium and CINERAG_URL, with the built site and the starter
 * catalogue. Fails when a median is over the target. A measurement, not a test: it depends on the machine, which should be
 * idle.
 */
import { chromium } from 'playwright-core';

const LOADS = 3;
const CPU_SLOWDOWN = 4;
const TARGET_MS = 1500;
const PAGES = ['/', '/search', '/search?q=dark+crime+thriller+from+the+90s', '/film/356', '/list'];
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
/** How long to wait for late paints after the last request. */
const SETTLE_MS = 1000;

const base = (process.env.CINERAG_URL ?? '').replace(/\/$/, '');
if (base === '') throw new Error('CINERAG_URL is not set. Start `cinerag serve` and set it to the address that it prints.');

/** Runs in the page before its scripts. */
function watch() {
  const seen = { lcp: 0, what: '', longest: 0 };
  globalThis.paints = seen;
  new PerformanceObserver((list) => {
    for (const { startTime, element } of list.getEntries()) {
      seen.lcp = startTime;
      seen.what = element ? `${element.tagName.toLowerCase()} “${element.textContent.slice(0, 40)}”` : '';
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
}

async function load(browser, address) {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await page.addInitScript(watch);
    await page.goto(base + address, { waitUntil: 'networkidle' });
    await page.waitForTimeout(SETTLE_MS);
    const seen = await page.evaluate(() => globalThis.paints);
    if (seen.lcp === 0) throw new Error(`${address}: Chromium reported no largest paint.`);
    return seen;
  } finally {
    await context.close();
  }
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
let failed = false;
try {
  for (const address of PAGES) {
    const loads = [];
    for (let run = 0; run < LOADS; run += 1) loads.push(await load(browser, address));
    loads.sort((a, b) => a.lcp - b.lcp);
    const [best, median] = [loads[0], loads[Math.floor(LOADS / 2)]];
    const over = median.lcp > TARGET_MS;
    failed ||= over;
    console.log(`${address}\n  LCP best ${Math.round(best.lcp)} ms, median ${Math.round(median.lcp)} ms${over ? ` (target ${TARGET_MS})` : ''}; longest task ${Math.round(median.longest)} ms; ${median.what}`);
  }
} finally {
  await browser.close();
}
process.exitCode = failed ? 1 : 0;
