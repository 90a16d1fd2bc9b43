import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {brotliShare, brotliSize, sharesOf} from '../../scripts/size.mjs';
import {launchBrowser} from '../support/built-page.js';
import {SCRIPT, visitSample} from '../support/visited-page.js';

const cdn = join(import.meta.dirname, '../../dist/cdn');
/** What was reached, in bytes of brotli. Whoever adds more than `GROWTH` changes it, and says in the commit what for. */
const baseline = JSON.parse(readFileSync(join(import.meta.dirname, 'size-baseline.json'), 'utf8')) as Record<string, number>;
const GROWTH = 1.02;
const KB = 1024;

const sizeOf = (file: string) => brotliSize(readFileSync(join(cdn, file)));
const sum = (files: readonly string[]) => files.map(sizeOf).reduce((all, size) => all + size, 0);

/** ECharts and all of ours that draws with it: the trend of the summary is such a part. */
function isOfCharts(file: string): boolean {
  const {sources} = JSON.parse(readFileSync(join(cdn, `${file}.map`), 'utf8')) as {sources: string[]};
  return file !== 'a2b.js' && sources.some((source) => /\/(echarts|chart)\/|usage-summary\.(course|picture)\./.test(source));
}

let browser: Browser;
before(async () => void (browser = await launchBrowser()));
after(() => browser.close());

/** The scripts a page loads before anybody touches it, until everything is drawn and nothing moves any more. */
async function scriptsOf(html: string, drawn: readonly string[]): Promise<readonly string[]> {
  let loaded: readonly string[] = [];
  await visitSample(browser, `${SCRIPT}${html}`, async ({page, scripts}) => {
    for (const selector of drawn) await page.locator(selector).first().waitFor({timeout: 30_000});
    await page.waitForLoadState('networkidle');
    loaded = scripts();
  });
  return loaded;
}

function holds(name: string, size: number, budget: number): void {
  console.log(`# ${name}: ${size} bytes of brotli`);
  assert.ok(size <= budget, `${name}: ${size} bytes, ${budget} are allowed`);
  const known = baseline[name] ?? 0;
  assert.ok(size <= known * GROWTH, `${name}: ${size} bytes, more than 2 % over the ${known} of size-baseline.json`);
}

const CORE = '<a2b-wallet></a2b-wallet><a2b-usage-summary></a2b-usage-summary><a2b-usage-log></a2b-usage-log>';
const CORE_DRAWN = ['a2b-wallet [part~=balance]', 'a2b-usage-summary canvas', 'a2b-usage-log tr.row'];

describe('the bytes of the script tag', () => {
  let core: readonly string[] = [];
  before(async () => void (core = await scriptsOf(CORE, CORE_DRAWN)));

  it('are few for a wallet alone', async () => {
    holds('wallet', sum(await scriptsOf('<a2b-wallet></a2b-wallet>', CORE_DRAWN.slice(0, 1))), 41 * KB);
  });

  it('are few for wallet, summary and log, without their charts', () => {
    holds('core', sum(core.filter((file) => !isOfCharts(file))), 62 * KB);
  });

  it('are bounded for all that draws charts', () => {
    holds('charts', sum(core.filter(isOfCharts)), 150 * KB);
    const engine = core.filter(isOfCharts).map(sizeOf).sort((a, b) => b - a)[0] ?? Infinity;
    holds('engine', engine, 140 * KB);
  });

  it('are at most 6 KB for zod', () => {
    holds('zod', brotliShare(sharesOf(join(cdn, 'a2b.js')), (owner: string) => owner === 'npm:zod'), 6 * KB);
  });

  it('are none for charts on a page with only a wallet', async () => {
    const loaded = await scriptsOf('<a2b-wallet></a2b-wallet>', CORE_DRAWN.slice(0, 1));
    assert.deepEqual(loaded.filter(isOfCharts), []);
    assert.ok(loaded.includes('a2b.js'));
  });

  it('are bounded for the whole dashboard, drawn', async () => {
    const drawn = ['a2b-dashboard a2b-usage-summary canvas', 'a2b-dashboard a2b-usage-breakdown canvas', 'a2b-dashboard a2b-usage-log tr.row'];
    holds('dashboard', sum(await scriptsOf('<a2b-dashboard></a2b-dashboard>', drawn)), 250 * KB);
  });
});
