import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {Host} from '../../../demo/server/librechat/ledger/host.js';
import {figure, get, type Figures, type Money} from './api.js';
import {WEEK} from './data.js';

type Breakdown = {items: (Figures & {segments?: Figures[]})[]} & Figures;
type Log = {items: (Figures & {date: string; model: string})[]; nextCursor: string | null; total?: number; totals: Figures};

const byId = ({items}: Breakdown) => Object.fromEntries(items.map((item) => [item.id, figure(item)]));

/**
 * The answers that the example ledger must give, and the wrong ones that a naive reading gives instead. Run on every
 * engine there is.
 */
export function expectAnswers(host: () => Host): void {
  const week = <T>(path: string, more = '') => get<T>(host(), `${path}?${WEEK}${more}`);

  it('sums the week: tokens, their classes, requests and cost', async () => {
    const summary = await week<Figures>('/usage/summary');
    const {inputTokens, outputTokens, reasoningTokens, cachedInputTokens, cacheWriteTokens, requests} = summary;
    assert.deepEqual({inputTokens, outputTokens, reasoningTokens, cachedInputTokens, cacheWriteTokens, requests}, {
      inputTokens: 40_978, outputTokens: 7_245, reasoningTokens: 1_920, cachedInputTokens: 15_360, cacheWriteTokens: 2_048, requests: 9,
    });
    assert.deepEqual([...figure(summary), summary.cost?.currency], [48_223, '0.249259', 'EUR']);
    assert.equal(summary.unpricedTokens, 0);
  });

  it('gives none of the wrong answers: no top-up as spend, no unpriced cache, no mixed currencies, no reasoning twice', async () => {
    const summary = await week<Figures>('/usage/summary');
    const amount = Number(summary.cost?.amount).toFixed(6);
    for (const wrong of ['16.514085', '0.234593', '0.248117']) assert.notEqual(amount, wrong);
    assert.notEqual(summary.totalTokens, 50_143);
  });

  it('tells the providers', async () => {
    assert.deepEqual(byId(await week('/usage/breakdown', '&by=provider')), {
      anthropic: [24_474, '0.179123'], google: [9_775, '0.001910'], openai: [7_904, '0.066158'], openrouter: [6_070, '0.002069'],
    });
  });

  it('tells the projects, and the providers within them', async () => {
    const projects = await week<Breakdown>('/usage/breakdown', '&by=project');
    assert.deepEqual(Object.fromEntries(projects.items.map((item) => [item.name, figure(item)])), {
      'Chat (no agent)': [23_749, '0.070136'], 'Code Helper': [19_110, '0.035650'], 'Research Assistant': [5_364, '0.143473'],
    });
    for (const {totalTokens, segments = []} of projects.items) {
      assert.equal(segments.reduce((sum, part) => sum + part.totalTokens, 0), totalTokens);
    }
  });

  it('adds up exactly: items, days and log to the same total', async () => {
    const [summary, log] = [await week<Figures & {series: Figures[]}>('/usage/summary'), await week<Log>('/usage/log', '&limit=100')];
    const parts = await Promise.all(['provider', 'project', 'model'].map((by) => week<Breakdown>('/usage/breakdown', `&by=${by}`)));
    for (const list of [...parts.map(({items}) => items), summary.series, log.items]) {
      assert.equal(sumOf(list.map(({cost}) => cost)), sumOf([summary.cost]));
      assert.equal(list.reduce((sum, {totalTokens}) => sum + totalTokens, 0), summary.totalTokens);
    }
    assert.deepEqual(log.totals.cost, summary.cost);
  });

  it('has eleven charges in the log, newest first, in every order and page by page', async () => {
    const log = await week<Log>('/usage/log', '&limit=100');
    assert.deepEqual([log.items.length, log.total, log.nextCursor], [11, 11, null]);
    const dates = log.items.map(({date}) => date);
    assert.deepEqual(dates, [...dates].sort().reverse());
    for (const more of ['', '&sort=cost', '&sort=project&order=asc', '&order=asc']) {
      const paged = await pages(host(), `/usage/log?${WEEK}&limit=3${more}`);
      assert.deepEqual([...paged].sort(), log.items.map(({id}) => id).sort());
    }
  });

  it('cuts the days in Berlin, and elsewhere in UTC', async () => {
    const days = async (query: string) => (await get<{series: Figures[]}>(host(), `/usage/summary?interval=day&${query}`)).series.map(({totalTokens}) => totalTokens);
    assert.deepEqual(await days(WEEK), [2_489, 4_164, 19_110, 0, 12_133, 3_057, 7_270]);
    assert.deepEqual((await days(WEEK.replace('Europe/Berlin', 'UTC'))).slice(3, 5), [9_775, 2_358]);
  });

  it('tells the balance as it is, not as the ledger adds up', async () => {
    const balance = await get<{tokens: number; estimatedValue: Money; percentage: number; autoRefill: unknown}>(host(), '/user/balance');
    assert.deepEqual([balance.tokens, Number(balance.estimatedValue.amount).toFixed(2), balance.estimatedValue.currency], [15_611_477, '15.61', 'EUR']);
    assert.deepEqual(balance.autoRefill, {enabled: true, tokens: 5_000_000, nextAt: '2025-11-06T21:59:59.902Z'});
  });

  it('tells what top-ups and refills really moved', async () => {
    const {items} = await get<{items: {type: string; tokens: number}[]}>(host(), '/user/transactions');
    assert.deepEqual(items.map(({type, tokens}) => [type, tokens]), [['auto_refill', 5_000_000], ['top_up', 10_844_500]]);
  });
}

/** Money is added in whole trillionths, so that no rounding hides a difference. */
function sumOf(costs: readonly (Money | null)[]): bigint {
  return costs.reduce((sum, cost) => {
    const [whole = '0', fraction = ''] = (cost?.amount ?? '0').split('.');
    return sum + BigInt(whole + fraction.padEnd(40, '0'));
  }, 0n);
}

async function pages(host: Host, path: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Log = await get<Log>(host, `${path}${cursor && `&cursor=${cursor}`}`);
    ids.push(...page.items.map(({id}) => id));
    cursor = page.nextCursor;
  }
  return ids;
}
