import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {get} from '../support/librechat/api.js';
import {exampleLedger, USER, WEEK} from '../support/librechat/data.js';
import {expectAnswers} from '../support/librechat/expected-answers.js';
import {objectId, openDatabase, type TestDatabase} from '../support/librechat/mongo-host.js';

describe('a LibreChat ledger in euros, asked over the wire by the official driver', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openDatabase(exampleLedger(objectId));
  });
  after(() => database?.close());

  expectAnswers(() => database.host);

  it('reads only: aggregations with a time limit, and no $lookup, $out or $merge', async () => {
    database.commands.length = 0;
    for (const path of ['/user/balance', '/user/transactions', `/usage/summary?${WEEK}&split=provider&compare=previous`, `/usage/breakdown?by=project&${WEEK}`, `/usage/log?${WEEK}`, `/sustainability/metrics?${WEEK}`]) {
      await get(database.host, path);
    }
    const sent = database.commands.filter(({commandName}) => !['hello', 'ping', 'endSessions'].includes(commandName));
    assert.ok(sent.length > 8);
    for (const {commandName, command} of sent) {
      assert.equal(commandName, 'aggregate');
      assert.equal(command['maxTimeMS'], 15_000);
      assert.doesNotMatch(JSON.stringify(command['pipeline']), /\$(lookup|out|merge)/);
    }
  });

  it('asks with an ObjectId: the same id as a text would match nothing, silently', async () => {
    const asText = {...database.host, objectId: (hex: string) => hex};
    const {totalTokens} = await get<{totalTokens: number}>(asText, `/usage/summary?${WEEK}`);
    assert.equal(totalTokens, 0);
    const rows = await database.db.collection('transactions').countDocuments({user: objectId(USER)});
    assert.equal(rows, 25);
  });

  it('counts a charge that is not there as unpriced, not as zero', async () => {
    const user = objectId('68e0f3a1c2b4d5e6f7080001');
    const charge = {user, tokenType: 'prompt', context: 'message', model: 'm', rawAmount: -1000, createdAt: new Date('2025-10-02T10:00:00Z')};
    await database.db.collection('transactions').insertMany([{...charge, tokenValue: 'free'}, {...charge, tokenValue: null, costEUR: null}, {...charge}]);
    const {cost, unpricedTokens} = await get<{cost: null; unpricedTokens: number}>(database.host, `/usage/summary?${WEEK}`, user.toHexString());
    assert.deepEqual([cost, unpricedTokens], [null, 3000]);
  });
});
