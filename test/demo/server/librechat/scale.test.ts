import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Document, Reader} from '../../../../demo/server/librechat/ledger/reader.js';
import {get, type Figures} from '../../../support/librechat/api.js';
import {generatedLedger} from '../../../support/librechat/generated.js';
import {hostOver} from '../../../support/librechat/mingo-host.js';
import {mingoReader} from '../../../support/librechat/mingo-host.js';

const DAYS = 400;
const NOW = new Date('2026-06-30T12:00:00Z');

/** Counts the rows that pass the first stage of a pipeline, as an index would read them, and the documents sent. */
function counting(transactions: readonly Document[], conversations: Document[]) {
  const work = {matched: 0, sent: 0};
  const times = transactions.map((document) => (document['createdAt'] as Date).getTime());
  const reader: Reader = {
    async *documents(collection, pipeline) {
      const {createdAt} = (pipeline[0]?.['$match'] ?? {}) as {createdAt?: {$gte?: Date; $lt?: Date}};
      const source = collection === 'transactions' ? within(transactions, times, createdAt) : conversations;
      const limit = pipeline.map((stage) => stage['$limit']).find((value) => value !== undefined) as number | undefined;
      if (collection === 'transactions') work.matched += Math.min(source.length, limit ?? Infinity);
      for await (const document of mingoReader({[collection]: [...source]}).documents(collection, pipeline)) {
        work.sent += 1;
        yield document;
      }
    },
  };
  return {reader, work};
}

/** The rows between two instants, found as in an index on the time. */
function within(documents: readonly Document[], times: readonly number[], span: {$gte?: Date; $lt?: Date} = {}): readonly Document[] {
  const first = (value: number | undefined, otherwise: number): number => {
    if (value === undefined) return otherwise;
    const found = times.findIndex((time) => time >= value);
    return found === -1 ? times.length : found;
  };
  return documents.slice(first(span.$gte?.getTime(), 0), first(span.$lt?.getTime(), documents.length));
}

describe('the work of an answer', () => {
  for (const rows of [25, 2_000, 20_000]) {
    it(`grows with the range, not with the ledger, of ${rows} rows over ${DAYS} days`, async () => {
      const ledger = generatedLedger(rows, DAYS, NOW, (hex) => hex);
      const {reader, work} = counting([...ledger.transactions].flat(), ledger.conversations);
      const host = hostOver(reader, {now: () => NOW});
      const costOf = async (path: string) => {
        Object.assign(work, {matched: 0, sent: 0});
        await get(host, path);
        return {...work};
      };
      await get(host, '/usage/summary'); // tells the currency by the newest rows, once
      const perDay = rows / DAYS;
      for (const days of [7, 30, 90]) {
        const {matched, sent} = await costOf(`/usage/summary?range=${days}d&interval=day`);
        assert.ok(matched <= perDay * days + 2, `${matched} rows for ${days} days`);
        assert.ok(sent <= days + 1, `${sent} documents for ${days} days`);
      }
      const page = await costOf('/usage/log?range=90d&limit=20');
      const sums = await costOf('/usage/summary?range=90d&interval=month');
      assert.ok(page.matched - sums.matched <= 3 * 20 + 100, 'a page of the log reads the rows of the page, beside the totals');
    });
  }

  it('comes to the same sums in slots, by provider, in the log and at once, with 20,000 rows', async () => {
    const ledger = generatedLedger(20_000, 30, NOW, (hex) => hex);
    const host = hostOver(mingoReader({transactions: [...ledger.transactions].flat(), conversations: ledger.conversations}), {now: () => NOW});
    const query = 'range=2026-06-01..2026-06-29&tz=Asia/Kathmandu';
    const summary = await get<Figures & {series: Figures[]}>(host, `/usage/summary?${query}`);
    const providers = await get<{items: Figures[]}>(host, `/usage/breakdown?by=provider&${query}`);
    const log = await get<{items: Figures[]; total: number; totals: Figures}>(host, `/usage/log?${query}&sort=cost&limit=5`);
    const sum = (list: readonly Figures[]) => list.reduce((total, {totalTokens}) => total + totalTokens, 0);
    assert.deepEqual([sum(summary.series), sum(providers.items), log.totals.totalTokens], [summary.totalTokens, summary.totalTokens, summary.totalTokens]);
    assert.equal(log.total, summary.requests);
    assert.deepEqual(log.totals.cost, summary.cost);
  });
});
