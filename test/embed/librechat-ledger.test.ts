import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {emptyDataDir, runImport, startDemo, type DemoProcess} from '../support/demo-process.js';

const folder = join(import.meta.dirname, '../support/fixtures/librechat-ledger');
const week = 'range=2025-10-01..2025-10-07&tz=Europe/Berlin';

interface Item {
  id: string;
  name?: string;
  totalTokens: number;
  cost: {amount: string; currency: string};
}

const figure = ({totalTokens, cost}: Pick<Item, 'totalTokens' | 'cost'>) => [totalTokens, Number(cost.amount).toFixed(6)];
const byName = (items: Item[]) => Object.fromEntries(items.map((item) => [item.name?.toLowerCase(), figure(item)]));

describe('a LibreChat ledger, imported: the first week of October 2025 in Berlin', () => {
  let demo: DemoProcess;

  before(async () => {
    const dataDir = emptyDataDir();
    runImport(dataDir, '--format', 'librechat', folder);
    demo = await startDemo(dataDir);
  });
  after(() => demo?.close());

  it('has the right totals: no reasoning twice, no top-up as spend, no dollars as euros', async () => {
    const summary = await demo.get<Record<string, number> & Item>(`/usage/summary?${week}`);
    assert.deepEqual(
      [summary['inputTokens'], summary['outputTokens'], summary['reasoningTokens'], summary['cachedInputTokens'], summary['requests']],
      [40_978, 7_245, 1_920, 15_360, 9],
    );
    assert.deepEqual([...figure(summary), summary.cost.currency], [48_223, '0.249259', 'EUR']);
  });

  it('knows the providers', async () => {
    const {items} = await demo.get<{items: Item[]}>(`/usage/breakdown?by=provider&${week}`);
    assert.deepEqual(byName(items), {
      anthropic: [24_474, '0.179123'],
      google: [9_775, '0.001910'],
      openai: [7_904, '0.066158'],
      openrouter: [6_070, '0.002069'],
    });
  });

  it('knows the agents', async () => {
    const {items} = await demo.get<{items: Item[]}>(`/usage/breakdown?by=project&${week}`);
    assert.deepEqual(byName(items), {
      'chat (no agent)': [23_749, '0.070136'],
      'code helper': [19_110, '0.035650'],
      'research assistant': [5_364, '0.143473'],
    });
  });

  it('has eleven rows in the log', async () => {
    const {items, total} = await demo.get<{items: Item[]; total: number}>(`/usage/log?${week}&limit=100`);
    assert.deepEqual([items.length, total], [11, 11]);
  });

  it('cuts the days in Berlin, and elsewhere in UTC', async () => {
    const days = async (query: string) => (await demo.get<{series: Item[]}>(`/usage/summary?interval=day&${query}`)).series.map(({totalTokens}) => totalTokens);
    assert.deepEqual(await days(week), [2_489, 4_164, 19_110, 0, 12_133, 3_057, 7_270]);
    const utc = await days(week.replace('Europe/Berlin', 'UTC'));
    assert.deepEqual([utc[3], utc[4]], [9_775, 2_358]);
  });

  it('has the balance as it was, not as the ledger adds up', async () => {
    const {tokens, estimatedValue} = await demo.get<{tokens: number; estimatedValue: {amount: string}}>('/user/balance');
    assert.deepEqual([tokens, Number(estimatedValue.amount).toFixed(2)], [15_611_477, '15.61']);
  });
});
