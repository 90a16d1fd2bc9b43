import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createIndexes} from '../../demo/server/librechat/mount/indexes.js';
import {cellsPipeline, rowsPipeline} from '../../demo/server/librechat/ledger/pipelines.js';
import {get} from '../support/librechat/api.js';
import {USER} from '../support/librechat/data.js';
import {ledgerWithHistory, RECENT_ROWS} from '../support/librechat/generated.js';
import {examined, fill, objectId, openDatabase, type TestDatabase} from '../support/librechat/mongo-host.js';
import {ledgerSizes} from '../support/librechat/sizes.js';

const NOW = new Date('2026-06-30T12:00:00Z');
const ANSWERS = {
  summary: '/usage/summary?range=30d&interval=day',
  breakdown: '/usage/breakdown?by=provider&range=30d',
  log: '/usage/log?range=30d&limit=10',
};

/** What an answer was, and what it took. */
interface Asked {
  readonly body: unknown;
  /** Documents the server sent. */
  readonly documents: number;
  readonly ms: number;
}

async function asked({host, received}: TestDatabase, path: string): Promise<Asked> {
  const [documents, start] = [received(), performance.now()];
  const body = await get(host, path);
  return {body, documents: received() - documents, ms: Math.round(performance.now() - start)};
}

describe(`30 days of ${RECENT_ROWS} rows, with more and more history before them`, () => {
  let alone: Record<string, Asked> | undefined;

  for (const rows of ledgerSizes()) {
    describe(`in a ledger of ${rows} rows`, () => {
      let database: TestDatabase;
      before(async () => {
        const ledger = ledgerWithHistory(rows, NOW, objectId);
        database = await openDatabase({conversations: ledger.conversations}, {now: () => NOW});
        for (const transactions of ledger.transactions) await fill(database.db, {transactions});
        await createIndexes(database.db as never);
        await get(database.host, '/usage/summary?range=7d'); // tells the currency by the newest rows, once
      });
      after(() => database?.close());

      it('get the same answers for the same documents over the wire', async (test) => {
        assert.equal(await database.db.collection('transactions').countDocuments(), rows);
        const results: Record<string, Asked> = {};
        for (const [name, path] of Object.entries(ANSWERS)) results[name] = await asked(database, path);
        alone ??= results;
        for (const [name, {body, documents, ms}] of Object.entries(results)) {
          test.diagnostic(`${rows} rows, ${name}: ${documents} documents sent, ${ms} ms`);
          assert.ok(documents > 0, name);
          assert.deepEqual({body, documents}, {body: alone[name]?.body, documents: alone[name]?.documents}, name);
        }
      });

      it('have no document examined but their own', async (test) => {
        const user = objectId(USER);
        const span = {from: '2026-06-01T00:00:00Z', to: NOW.toISOString()};
        const sums = await examined(database, cellsPipeline({user, ledger: 'eur'}, span, {isAttributed: true}));
        if (sums === null) return test.skip('this server cannot explain; a real MongoDB can (A2B_TEST_MONGODB_URI)');
        assert.deepEqual([sums, await examined(database, rowsPipeline(user, span, -1, 130))], [RECENT_ROWS, RECENT_ROWS]);
      });
    });
  }
});
