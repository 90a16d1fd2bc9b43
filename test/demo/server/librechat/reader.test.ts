import assert from 'node:assert/strict';
import {it} from 'node:test';
import {allOf, mongoReader, type DatabaseLike} from '../../../../demo/server/librechat/ledger/reader.js';

it('asks for nothing but aggregations: from a secondary where there is one, limited in time, named for the profiler', async () => {
  const asked: unknown[] = [];
  const database: DatabaseLike = {
    collection: (name) => ({
      async *aggregate(pipeline, options) {
        asked.push([name, pipeline, options]);
        yield {_id: 1};
      },
    }),
  };
  const stages = [{$match: {user: 'u'}}];
  assert.deepEqual(await allOf(mongoReader(() => database).documents('balances', stages)), [{_id: 1}]);
  await allOf(mongoReader(() => database, 500).documents('transactions', stages));
  const options = {readPreference: 'secondaryPreferred', comment: 'aim2balance widgets', allowDiskUse: true};
  assert.deepEqual(asked, [['balances', stages, {...options, maxTimeMS: 15_000}], ['transactions', stages, {...options, maxTimeMS: 500}]]);
});
