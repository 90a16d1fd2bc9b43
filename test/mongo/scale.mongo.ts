import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createIndexes} from '../../demo/server/librechat/mount/indexes.js';
import {cellsPipeline, rowsPipeline} from '../../demo/server/librechat/ledger/pipelines.js';
import {get, type Figures} from '../support/librechat/api.js';
import {USER} from '../support/librechat/data.js';
import {generatedLedger} from '../support/librechat/generated.js';
import {ledgerSizes} from '../support/librechat/sizes.js';
import {examined, fill, objectId, openDatabase, type TestDatabase} from '../support/librechat/mongo-host.js';

const NOW = new Date('2026-06-30T12:00:00Z');
const DAYS = 400;

for (const rows of ledgerSizes()) {
  describe(`a ledger of ${rows} rows over ${DAYS} days`, () => {
    let database: TestDatabase;
    before(async () => {
      const ledger = generatedLedger(rows, DAYS, NOW, objectId);
      database = await openDatabase({conversations: ledger.conversations}, {now: () => NOW});
      for (const transactions of ledger.transactions) await fill(database.db, {transactions});
      await createIndexes(database.db as never);
    });
    after(() => database?.close());

    it('comes to the same totals by day, by provider and in the log', async () => {
      for (const range of ['7d', '90d']) {
        const summary = await get<Figures & {series: Figures[]}>(database.host, `/usage/summary?range=${range}`);
        const providers = await get<{items: Figures[]}>(database.host, `/usage/breakdown?by=provider&range=${range}`);
        const log = await get<{items: Figures[]; totals: Figures}>(database.host, `/usage/log?range=${range}&limit=20`);
        const sum = (list: readonly Figures[]) => list.reduce((total, {totalTokens}) => total + totalTokens, 0);
        assert.deepEqual([sum(summary.series), sum(providers.items), log.totals.totalTokens], [summary.totalTokens, summary.totalTokens, summary.totalTokens]);
        assert.deepEqual(log.totals.cost, summary.cost);
      }
    });

    it('is read as far as the range goes', async (test) => {
      const user = objectId(USER);
      for (const days of [7, 30, 90]) {
        const span = {from: new Date(NOW.getTime() - days * 86_400_000).toISOString(), to: NOW.toISOString()};
        const sums = await examined(database, cellsPipeline({user, ledger: 'eur'}, span, {isAttributed: true}));
        if (sums === null) return test.skip('this server cannot explain; a real MongoDB can (A2B_TEST_MONGODB_URI)');
        const page = await examined(database, rowsPipeline(user, span, -1, 160));
        console.log(`${rows} rows, ${days} days: ${sums} documents examined for sums, ${page} for a page of the log`);
        assert.ok(sums <= (rows / DAYS) * days + 2);
        assert.ok(page !== null && page <= 160);
      }
    });
  });
}
