import assert from 'node:assert/strict';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page, Request} from 'playwright-core';
import {launchBrowser} from '../support/built-page.js';
import {SCRIPT, visitSample} from '../support/visited-page.js';

const CDN = join(import.meta.dirname, '../../dist/cdn');

let browser: Browser;
before(async () => void (browser = await launchBrowser()));
after(() => browser.close());

/** Everything of a page that is drawn late. */
const DRAWN = ['a2b-usage-summary canvas', 'a2b-usage-breakdown canvas', 'a2b-usage-log tr.row'];

/** A page that puts its own dashboard together; the tags in the order of the document. */
const GRID = `<p><a2b-range-picker></a2b-range-picker></p>
  <main style="display: grid; grid-template-columns: 1fr 1fr; gap: 16px; max-width: 1200px">
    <style>main > :not([by='provider'], [by='project']) { grid-column: 1 / -1 }</style>
    <a2b-wallet></a2b-wallet><a2b-usage-summary picker="none"></a2b-usage-summary>
    <a2b-usage-breakdown by="provider"></a2b-usage-breakdown><a2b-usage-breakdown by="project"></a2b-usage-breakdown>
    <a2b-usage-breakdown by="model" view="bar"></a2b-usage-breakdown><a2b-usage-log></a2b-usage-log>
  </main>`;

async function drawn(page: Page, selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) await page.locator(selector).first().waitFor({timeout: 30_000});
  await page.waitForLoadState('networkidle');
}

/** The one chunk that is larger than all others together. */
const engine = readdirSync(CDN).filter((name) => name.startsWith('chunk-') && name.endsWith('.js'))
  .toSorted((one, other) => statSync(join(CDN, other)).size - statSync(join(CDN, one)).size)[0] as string;

/** The chunk that a module of ours is in. */
const chunkWith = (module: string): string =>
  readdirSync(CDN).find((name) => name.startsWith('chunk-') && name.endsWith('.map') && readFileSync(join(CDN, name), 'utf8').includes(`/${module}"`))?.replace('.map', '') as string;

/** Whether it is for the file that summary, log and range picker are in. */
const isFigures = (request: Request): boolean => request.url().includes(chunkWith('elements/a2b-usage-log.js'));

const isEngine = (path: string): boolean => path.endsWith(engine);

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
  it('asks for the balance first, then for what draws, and behind it for the chart engine', () =>
    visitSample(browser, `${SCRIPT}<a2b-wallet></a2b-wallet><a2b-usage-summary></a2b-usage-summary>`, async ({page, asked, said}) => {
      await drawn(page, DRAWN.slice(0, 1));
      const own = asked.filter((path) => path.startsWith('/api/') || path.startsWith('/dist/'));
      const place = (name: string) => own.findIndex((path) => path.includes(name));
      assert.equal(place('/a2b.js'), 0);
      assert.ok(place('/api/user/balance') > 0 && place(chunkWith('chart/chart-controller.js')) > 0, own.join('\n'));
      assert.ok(place(engine) > place('/api/user/balance') && place(engine) > place(chunkWith('chart/chart-controller.js')), own.join('\n'));
      assert.deepEqual(said, []);
    }));

  it('has the balance on screen while everything else is still under way', () =>
    visitSample(
      browser,
      `${SCRIPT}<a2b-wallet></a2b-wallet><a2b-usage-summary></a2b-usage-summary>`,
      async ({page}) => {
        await page.locator('a2b-wallet [part~=balance]').first().waitFor();
        assert.equal(await page.locator('a2b-usage-summary:defined').count(), 0);
      },
      (page) => page.route('**/chunk-*.js', () => undefined),
    ));

  it('has its totals and its log on screen while what draws is still under way', () =>
    visitSample(
      browser,
      `${SCRIPT}<a2b-usage-summary></a2b-usage-summary><a2b-usage-log></a2b-usage-log>`,
      async ({page}) => {
        await page.locator('a2b-usage-summary [part=figure] .value').first().waitFor();
        await page.locator('a2b-usage-log tr.row').first().waitFor();
        assert.equal(await page.locator('a2b-usage-summary canvas').count(), 0);
      },
      (page) => page.route('**/chunk-*.js', (route) => (isFigures(route.request()) ? route.continue() : undefined)),
    ));

  it('has its formatters ready when the first figures arrive', () => {
    let answer = (): void => undefined;
    return visitSample(
      browser,
      `${SCRIPT}<a2b-wallet></a2b-wallet>`,
      async ({page}) => {
        await page.waitForFunction(() => ['NumberFormat', 'PluralRules', 'DateTimeFormat'].every((name) => (globalThis as unknown as {made: string[]}).made.includes(name)));
        assert.equal(await page.locator('a2b-wallet [part~=balance]').count(), 0);
        answer();
        await page.locator('a2b-wallet [part~=balance]').first().waitFor();
      },
      async (page) => {
        await page.route('**/api/user/balance', (route) => void (answer = () => void route.continue()));
        await page.addInitScript(`globalThis.made = [];
          for (const name of ['NumberFormat', 'PluralRules', 'DateTimeFormat'])
            Intl[name] = new Proxy(Intl[name], {construct: (target, values) => (made.push(name), new target(...values))});`);
      },
    );
  });

  for (const [what, body] of Object.entries({'a whole dashboard': '<a2b-dashboard></a2b-dashboard>', 'single tags in a grid': GRID})) {
    it(`does not move: ${what} comes without a shift of the layout`, () =>
      visitSample(
        browser,
        `${SCRIPT}<style>:not(:defined) { display: none }</style><body style="margin: 0">${body}</body>`,
        async ({page}) => {
          await drawn(page, DRAWN);
          const shifts = await shiftsOf(page);
          assert.ok(shifts.reduce((all, shift) => all + Number.parseFloat(shift), 0) <= 0.001, shifts.join('\n'));
          // The same eyes see a shift that is one.
          await page.evaluate(() => document.body.insertAdjacentHTML('afterbegin', '<p style="height: 100px"></p>'));
          await page.waitForFunction(() => (globalThis as unknown as {shifts: string[]}).shifts.some((shift) => Number.parseFloat(shift) > 0.02));
        },
        async (page) => {
          if (body === GRID) await page.setViewportSize({width: 1280, height: 2400});
          await noteShifts(page);
        },
      ));
  }

  it('asks for the engine beside the figures: it is there while their answers are awaited', () => {
    const answers: (() => Promise<void>)[] = [];
    return visitSample(
      browser,
      `${SCRIPT}<a2b-wallet></a2b-wallet><a2b-usage-summary></a2b-usage-summary>`,
      async ({page, asked}) => {
        await page.waitForRequest(`**/${engine}`);
        await page.locator('a2b-wallet [part~=balance]').first().waitFor();
        assert.equal(await page.locator('a2b-usage-summary [part=figure]').count(), 0);
        const places = [asked.findIndex((path) => path.startsWith('/api/user/balance')), asked.findIndex(isEngine)] as const;
        assert.ok(places[0] >= 0 && places[0] < places[1], asked.join('\n'));
        await Promise.all(answers.map((answer) => answer()));
        await drawn(page, DRAWN.slice(0, 1));
      },
      (page) => page.route('**/api/usage/**', (route) => void answers.push(() => route.continue())),
    );
  });

  it('asks for the period before only behind the picture: that matters more', () => {
    let bring = (): void => undefined;
    const engineIsWanted = new Promise<void>((resolve) => (bring = resolve));
    let go = (): void => undefined;
    return visitSample(
      browser,
      `${SCRIPT}<a2b-usage-breakdown></a2b-usage-breakdown>`,
      async ({page, asked}) => {
        await page.locator('a2b-usage-breakdown .rows .row').first().waitFor();
        await engineIsWanted;
        for (let rest = 0; rest < 3; rest += 1) await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
        assert.deepEqual(asked.filter((path) => path.includes('period=previous')), []);
        const before = page.waitForRequest(/period=previous/);
        go();
        await before;
        assert.equal(await page.locator('a2b-usage-breakdown canvas').count(), 1);
      },
      (page) =>
        page.route(`**/${engine}`, (route) => {
          go = () => void route.continue();
          bring();
        }),
    );
  });

  it('asks for an element and for what it draws with at once, not for one behind the other', () => {
    let requests: Promise<Request>[] = [];
    return visitSample(
      browser,
      `${SCRIPT}<a2b-usage-breakdown></a2b-usage-breakdown>`,
      async () => assert.equal(new Set((await Promise.all(requests)).map((request) => request.url())).size, 2),
      async (page) => {
        await page.route('**/chunk-*.js', () => undefined);
        requests = ['elements/a2b-usage-breakdown.js', 'chart/chart-controller.js'].map((module) => page.waitForRequest(`**/${chunkWith(module)}`));
      },
    );
  });

  it('fetches the engine when the page rests, where the chart is far below', () =>
    visitSample(browser, `${SCRIPT}<p style="height: 5000px"></p><a2b-usage-breakdown></a2b-usage-breakdown>`, async ({page}) => {
      await page.waitForRequest(`**/${engine}`);
      assert.equal(await page.locator('canvas').count(), 0);
    }));

  it('never fetches it for a breakdown that is a table', () =>
    visitSample(browser, `${SCRIPT}<a2b-usage-breakdown view="table"></a2b-usage-breakdown>`, async ({page, asked}) => {
      await drawn(page, ['a2b-usage-breakdown table']);
      assert.deepEqual(asked.filter(isEngine), []);
    }));

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
      (page) => page.route('**/chunk-*.js*', (route) => (isBroken && !isFigures(route.request()) ? route.abort() : route.continue())),
    );
  });

  it('come after all where the network was away for a moment', () => {
    let isBroken = true;
    return visitSample(
      browser,
      `${SCRIPT}<a2b-usage-summary></a2b-usage-summary>`,
      async ({page}) => {
        await page.waitForEvent('requestfailed');
        isBroken = false;
        await page.locator('a2b-usage-summary [part=figure]').first().waitFor({timeout: 30_000});
        assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0, 'the room was given back');
      },
      (page) => page.route('**/chunk-*.js*', (route) => (isBroken ? route.abort() : route.continue())),
    );
  });
});
