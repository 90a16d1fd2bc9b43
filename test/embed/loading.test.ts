import assert from 'node:assert/strict';
import {statSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {launchBrowser} from '../support/built-page.js';
import {SCRIPT, visitSample} from '../support/visited-page.js';

let browser: Browser;
before(async () => void (browser = await launchBrowser()));
after(() => browser.close());

/** Everything of a page that is drawn late. */
const DRAWN = ['a2b-usage-summary canvas', 'a2b-usage-breakdown canvas', 'a2b-usage-log tr.row'];

async function drawn(page: Page, selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) await page.locator(selector).first().waitFor({timeout: 30_000});
  await page.waitForLoadState('networkidle');
}

interface Shift {
  readonly value: number;
  readonly sources: readonly {readonly node: Node | null}[];
}

/** Notes every shift of the layout from the very start, with what moved. Runs in the page: no named functions inside. */
const noteShifts = (page: Page) =>
  page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(globalThis, {shifts});
    new PerformanceObserver((list) => {
      for (const {value, sources} of list.getEntries() as unknown as Shift[])
        shifts.push(`${value.toFixed(4)} ${sources.map(({node}) => (node instanceof Element ? `${node.localName}.${node.className}` : node?.nodeName)).join(', ')}`);
    }).observe({type: 'layout-shift', buffered: true});
  });

const shiftsOf = (page: Page) => page.evaluate(() => (globalThis as unknown as {shifts: string[]}).shifts);

describe('how a page with the script tag comes up', () => {
  it('asks for figures first, then for what draws, and behind it for the chart engine', () =>
    visitSample(browser, `${SCRIPT}<a2b-wallet></a2b-wallet><a2b-usage-summary></a2b-usage-summary>`, async ({page, asked, said}) => {
      await drawn(page, DRAWN.slice(0, 1));
      const own = asked.filter((path) => path.startsWith('/api/') || path.startsWith('/dist/'));
      assert.deepEqual(own.slice(0, 3).map((path) => path.replace(/\?.*/, '')), ['/dist/cdn/a2b.js', '/api/user/balance', '/api/usage/summary']);
      const largest = own.filter((path) => path.startsWith('/dist/cdn/chunk-')).map((path) => statSync(join(import.meta.dirname, '../..', path)).size);
      assert.notEqual(Math.max(...largest), largest[0], 'the engine is asked for behind what draws with it');
      assert.deepEqual(said, []);
    }));

  it('has its numbers on screen while everything else is still under way', () =>
    visitSample(
      browser,
      `${SCRIPT}<a2b-wallet></a2b-wallet><a2b-usage-summary></a2b-usage-summary>`,
      async ({page}) => {
        await page.locator('a2b-wallet [part~=balance]').first().waitFor();
        await page.locator('a2b-usage-summary [part=figure] .value').first().waitFor();
        assert.equal(await page.locator('a2b-usage-summary canvas').count(), 0);
      },
      (page) => page.route('**/chunk-*.js', () => undefined),
    ));

  it('hardly moves: the layout shifts by less than 0.02 until the whole dashboard is drawn', () =>
    visitSample(
      browser,
      `${SCRIPT}<body style="margin: 0"><a2b-dashboard></a2b-dashboard></body>`,
      async ({page}) => {
        await drawn(page, DRAWN);
        const shifts = await shiftsOf(page);
        assert.ok(shifts.reduce((all, shift) => all + Number.parseFloat(shift), 0) < 0.02, shifts.join('\n'));
        // The same eyes see a shift that is one.
        await page.evaluate(() => document.body.insertAdjacentHTML('afterbegin', '<p style="height: 100px"></p>'));
        await page.waitForFunction(() => (globalThis as unknown as {shifts: string[]}).shifts.some((shift) => Number.parseFloat(shift) > 0.02));
      },
      noteShifts,
    ));

  it('loads nothing but its one file for a wallet', () =>
    visitSample(browser, `${SCRIPT}<a2b-wallet></a2b-wallet>`, async ({page, scripts}) => {
      await drawn(page, ['a2b-wallet [part~=balance]']);
      assert.deepEqual(scripts(), ['a2b.js']);
    }));
});

describe('late parts of the script tag', () => {
  it('keep what was set before they came', () =>
    visitSample(browser, `${SCRIPT}<a2b-usage-breakdown></a2b-usage-breakdown>
      <script>document.querySelector('a2b-usage-breakdown').data = {items: [{id: 'x', name: 'Kept', totalTokens: 5, cost: null}]}</script>`,
    async ({page, asked}) => {
      await page.getByText('Kept').first().waitFor();
      assert.deepEqual(asked.filter((path) => path.startsWith('/api/')), []);
    }));

  it('share one core, whatever the address of the script', () =>
    visitSample(browser, `${SCRIPT.replace('a2b.js', 'a2b.js?v=2')}<a2b-dashboard></a2b-dashboard>`, async ({page, asked, said}) => {
      await drawn(page, DRAWN);
      assert.deepEqual([said, asked.filter((path) => path.includes('/a2b.js')).length], [[], 1]);
    }));

  it('come when their tag is added, and once for two', () =>
    visitSample(browser, `${SCRIPT}<a2b-wallet></a2b-wallet>`, async ({page, scripts}) => {
      await drawn(page, ['a2b-wallet [part~=balance]']);
      await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p><a2b-billing-history></a2b-billing-history><a2b-billing-history></a2b-billing-history></p>'));
      await page.locator('a2b-billing-history table').nth(1).waitFor();
      assert.ok(scripts().length > 1);
    }));

  it('fail softly: the figures stay, and a press tries again', () => {
    let isBroken = true;
    return visitSample(
      browser,
      `${SCRIPT}<a2b-usage-summary></a2b-usage-summary>`,
      async ({page}) => {
        const retry = page.locator('a2b-usage-summary [part=retry]');
        await retry.waitFor();
        assert.equal(await page.locator('a2b-usage-summary [part=figure]').count(), 4);
        isBroken = false;
        await retry.click();
        await page.locator('a2b-usage-summary canvas').first().waitFor({timeout: 30_000});
      },
      (page) => page.route('**/chunk-*.js*', (route) => (isBroken ? route.abort() : route.continue())),
    );
  });
});
