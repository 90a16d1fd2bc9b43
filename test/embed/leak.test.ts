import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type CDPSession, type Page} from 'playwright-core';
import {everyday} from '../../src/testing/scenarios.js';
import {chromiumOptions} from '../support/chromium.mjs';
import {SCRIPT, visitHost} from '../support/hostile-page.js';

const CYCLES = 200;
const MEGABYTE = 1024 * 1024;
const CARDS = {
  'a2b-wallet': 'balance', 'a2b-billing-history': 'transactions', 'a2b-usage-summary': 'summary',
  'a2b-usage-breakdown': 'breakdown', 'a2b-usage-log': 'log', 'a2b-sustainability': 'sustainability',
} as const;
const TAGS = [...Object.keys(CARDS), 'a2b-range-picker', 'a2b-provider', 'a2b-dashboard'];

let browser: Browser;
before(async () => {
  const options = await chromiumOptions();
  browser = await chromium.launch({...options, args: [...options.args, '--enable-precise-memory-info']});
});
after(() => browser.close());

interface Counters {
  readonly nodes: number;
  readonly jsEventListeners: number;
  readonly heap: number;
}

async function count(session: CDPSession): Promise<Counters> {
  for (let turn = 0; turn < 3; turn += 1) await session.send('HeapProfiler.collectGarbage');
  const {nodes, jsEventListeners} = await session.send('Memory.getDOMCounters');
  const {usedSize} = await session.send('Runtime.getHeapUsage');
  return {nodes, jsEventListeners, heap: usedSize};
}

/** Puts an element into the page and takes it out again, so often; charts are drawn in between where there are any. */
async function live(page: Page, tag: string, data: unknown, times: number): Promise<void> {
  await page.evaluate(async ([tag, data, times]) => {
    for (let cycle = 0; cycle < times; cycle += 1) {
      const element = document.createElement(tag) as HTMLElement & {data?: unknown; updateComplete: Promise<unknown>};
      if (data !== null) element.data = data;
      document.body.append(element);
      await element.updateComplete;
      await new Promise(requestAnimationFrame);
      if (cycle % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 40));
      element.remove();
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }, [tag, data, times] as const);
}

/** What comes once for the page is here: lazy parts, charts, the first use of everything. */
async function warmUp(page: Page, tag: string, data: unknown): Promise<void> {
  await page.evaluate(([tag, data]) => {
    document.body.append(Object.assign(document.createElement(tag), data === null ? {} : {data}));
  }, [tag, data] as const);
  if (/summary|breakdown|sustainability|dashboard/.test(tag)) await page.locator(`${tag} canvas`).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator(tag).evaluate((element) => element.remove());
  await live(page, tag, data, tag === 'a2b-dashboard' ? 120 : 20); // the larger, the longer until the engine has compiled it all
}

/** What is there more than at the start; the last element may be held by a request under way, so it is given 10 s to go. */
async function gainedSince(start: Counters, session: CDPSession): Promise<Counters> {
  const more = (name: keyof Counters, now: Counters): number => Math.max(0, now[name] - start[name]);
  for (let look = 1; ; look += 1) {
    const now = await count(session);
    const gained = {nodes: more('nodes', now), jsEventListeners: more('jsEventListeners', now), heap: more('heap', now)};
    if (look === 40 || (gained.nodes === 0 && gained.jsEventListeners === 0)) return gained;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/**
 * What `cycles` leaves behind. What comes once, however late (a canvas to measure texts, code the engine compiles), is not
 * a leak: a second or third time it is not there again, while a leak is, each time as often as there are cycles.
 */
async function gainedBy(cycles: () => Promise<void>, page: Page, session: CDPSession): Promise<Counters> {
  for (let time = 1; ; time += 1) {
    const start = await count(session);
    await cycles();
    await page.waitForLoadState('networkidle');
    const gained = await gainedSince(start, session);
    if (time === 3 || (gained.nodes === 0 && gained.jsEventListeners === 0 && gained.heap <= MEGABYTE)) return gained;
  }
}

describe('an element that comes and goes', () => {
  for (const tag of TAGS) {
    it(`E1: leaves no node, no listener and no more than 1 MB behind after ${CYCLES} times of <${tag}>`, {timeout: 300_000}, () =>
      visitHost(browser, {html: `<!doctype html>${SCRIPT}<body></body>`}, async ({page, reports}) => {
        const session = await page.context().newCDPSession(page);
        const data = tag in CARDS ? everyday[CARDS[tag as keyof typeof CARDS]] : null;
        await warmUp(page, tag, data);
        const gained = await gainedBy(() => live(page, tag, data, CYCLES), page, session);
        assert.deepEqual({nodes: gained.nodes, listeners: gained.jsEventListeners}, {nodes: 0, listeners: 0});
        assert.ok(gained.heap <= MEGABYTE, `${(gained.heap / MEGABYTE).toFixed(2)} MB`);
        assert.deepEqual(reports, []);
      }));
  }
});
