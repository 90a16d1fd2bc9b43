import type {Page} from 'playwright-core';
import {heapOf, pretend, SLOW} from '../client/visit.js';

const WIDGETS = 50;
/** Pictures of {@link WIDGETS}: three of each five have one. */
const PICTURES = 30;

/** Fifty widgets on one page, on a slow phone. */
export interface Many {
  /** Requests to the API until all figures are there. */
  readonly requests: number;
  /** Until all fifty have their figures, ms. */
  readonly figures: number;
  /** What tasks took beyond 50 ms each, until then, ms. */
  readonly blocked: number;
  /** Cumulative layout shift until then. */
  readonly shift: number;
  /** The longest task while the page is read to its end, ms; 0 = none over 50. */
  readonly longestWhenRead: number;
  /** Bytes of the script heap with all pictures drawn. */
  readonly heap: number;
}

/** Runs in the page before anything else. */
const WATCH = `
  globalThis.seen = {loaded: new Set(), blocked: 0, shift: 0, longest: 0};
  addEventListener('a2b-load', (event) => seen.loaded.add(event.target));
  const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({type, buffered: true});
  observe('longtask', ({duration}) => { seen.blocked += duration - 50; seen.longest = Math.max(seen.longest, duration); });
  observe('layout-shift', ({value}) => (seen.shift += value));`;

const PICTURED = `[...document.querySelectorAll('a2b-usage-summary, a2b-usage-breakdown')].filter(({shadowRoot}) => shadowRoot?.querySelector('canvas'))`;

/** Opens the page, waits for all figures, then reads it to its end. */
export async function openMany(page: Page, url: string): Promise<Many> {
  const devtools = await page.context().newCDPSession(page);
  let requests = 0;
  page.on('request', (request) => (requests += Number(request.url().includes('/api/'))));
  await page.addInitScript(WATCH);
  await devtools.send('Network.enable');
  await pretend(devtools, SLOW);
  await page.goto(`${url}/many.html`);
  await page.waitForFunction(`seen.loaded.size === ${WIDGETS}`, undefined, {polling: 'raf', timeout: 120_000});
  const figures = await page.evaluate<number>('performance.now()');
  const {blocked, shift} = await page.evaluate<{blocked: number; shift: number}>('seen');
  const asked = requests;
  await page.evaluate('seen.longest = 0');
  await readToTheEnd(page);
  return {requests: asked, figures, blocked, shift, longestWhenRead: await page.evaluate('seen.longest'), heap: await heapOf(devtools)};
}

/** From widget to widget; each stays in sight until it is drawn. */
async function readToTheEnd(page: Page): Promise<void> {
  const pictured = page.locator('a2b-usage-summary, a2b-usage-breakdown');
  for (let place = 0; place < PICTURES; place += 1) {
    await pictured.nth(place).evaluate((element) => element.scrollIntoView());
    await page.waitForFunction(`${PICTURED}.length > ${place}`, undefined, {timeout: 30_000});
  }
}
