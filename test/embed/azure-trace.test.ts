import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {launchBrowser} from '../support/built-page.js';
import {emptyDataDir, runImport, startDemo, type DemoProcess} from '../support/demo-process.js';

const trace = process.env['A2B_TRACE'] ?? join(import.meta.dirname, '../../../shared/data/azure-llm-2023-conv.csv');
const EXPECTED = {requests: 19_366, inputTokens: 22_361_870, outputTokens: 4_088_665, totalTokens: 26_450_535};

interface Figures {
  requests: number;
  inputTokens: number;
  outputTokens: number;
  totalTokens: number;
}

function sum(rows: readonly Partial<Figures>[]): Figures {
  const total = (key: keyof Figures) => rows.reduce((value, row) => value + (row[key] ?? 0), 0);
  return {requests: total('requests'), inputTokens: total('inputTokens'), outputTokens: total('outputTokens'), totalTokens: total('totalTokens')};
}

const pick = ({requests, inputTokens, outputTokens, totalTokens}: Figures): Figures => ({requests, inputTokens, outputTokens, totalTokens});

describe('the Azure trace, imported', {skip: existsSync(trace) ? false : 'no trace; set A2B_TRACE'}, () => {
  let demo: DemoProcess;
  let browser: Browser;
  const query = 'range=30d&tz=Europe/Berlin';

  before(async () => {
    const dataDir = emptyDataDir();
    runImport(dataDir, '--format', 'azure-trace', trace);
    assert.match(runImport(dataDir, '--format', 'azure-trace', trace), /0 new, 19,366 already there/);
    [demo, browser] = await Promise.all([startDemo(dataDir), launchBrowser()]);
  });

  after(async () => {
    await browser?.close();
    await demo?.close();
  });

  it('has its totals in the summary, and in the sum of its series', async () => {
    const summary = await demo.get<Figures & {series: Figures[]}>(`/usage/summary?${query}`);
    assert.deepEqual(pick(summary), EXPECTED);
    assert.deepEqual(sum(summary.series), EXPECTED);
  });

  for (const by of ['provider', 'project', 'model']) {
    it(`has its totals in the sum of the breakdown by ${by}`, async () => {
      const {items} = await demo.get<{items: Figures[]}>(`/usage/breakdown?by=${by}&${query}`);
      assert.ok(items.length > 3);
      assert.deepEqual(sum(items), EXPECTED);
    });
  }

  it('has its totals in the sum over the pages of the log', async () => {
    const seen = new Set<string>();
    const pages: Figures[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: {items: (Figures & {id: string})[]; nextCursor: string | null} = await demo.get(
        `/usage/log?${query}&limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      page.items.forEach(({id}) => seen.add(id));
      pages.push({...sum(page.items), requests: page.items.length});
      cursor = page.nextCursor;
    }
    assert.equal(seen.size, EXPECTED.requests);
    assert.deepEqual(sum(pages), EXPECTED);
  });

  it('has its totals on screen', async () => {
    const page = await browser.newPage({viewport: {width: 1280, height: 900}, timezoneId: 'Europe/Berlin'});
    await page.goto(`${demo.url}/#usage`);
    const summary = page.locator('a2b-usage-summary');
    await summary.getByText('26,450,535').first().waitFor();
    await summary.getByText('19,366').first().waitFor();
    await page.locator('a2b-usage-log').getByText('26,450,535').first().waitFor();
    const total = page.locator('a2b-usage-breakdown[by=provider] [title*="26,450,535"], a2b-usage-breakdown[by=provider]:has-text("26,450,535")');
    await total.first().waitFor();
    await page.close();
  });
});
