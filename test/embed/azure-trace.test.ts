import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {traces, type Trace} from '../support/azure-trace.js';
import {launchBrowser} from '../support/built-page.js';
import {emptyDataDir, runImport, startDemo, type DemoProcess} from '../support/demo-process.js';

const written = (count: number): string => count.toLocaleString('en-US');

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

/** The published one where it is: the way through processes and pages is long. */
const trace = traces().findLast(({skip}) => skip === false) as Trace;

describe(`${trace.name}, imported`, () => expectFigures(trace));

function expectFigures({file, requests, inputTokens, outputTokens}: Trace): void {
  const EXPECTED = {requests, inputTokens, outputTokens, totalTokens: inputTokens + outputTokens};
  const [total, calls] = [written(EXPECTED.totalTokens), written(requests)];
  let demo: DemoProcess;
  let browser: Browser;
  const query = 'range=30d&tz=Europe/Berlin';

  before(async () => {
    const dataDir = emptyDataDir();
    runImport(dataDir, '--format', 'azure-trace', file);
    assert.match(runImport(dataDir, '--format', 'azure-trace', file), new RegExp(`0 new, ${calls} already there`));
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
    await summary.getByText(total).first().waitFor();
    await summary.getByText(calls).first().waitFor();
    await page.locator('a2b-usage-log').getByText(total).first().waitFor();
    const shown = page.locator(`a2b-usage-breakdown[by=provider] [title*="${total}"], a2b-usage-breakdown[by=provider]:has-text("${total}")`);
    await shown.first().waitFor();
    await page.close();
  });
}
