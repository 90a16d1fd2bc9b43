import assert from 'node:assert/strict';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {query} from '@electric-sql/pglite/template';
import {countOf, end, gap, inDatabase, spend, start} from './server-process.js';
import {delivery, purchase} from './support.js';

const BURST = 60;
/** Answers that have come when the server is killed. */
const ENOUGH = 25;

let dir: string;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'a2b-kill-'));
});
after(() => rm(dir, {recursive: true, force: true}));

test('a server that is killed in a burst of payments and charges keeps all it acknowledged, once, and adds up', async () => {
  const purchases = Array.from({length: BURST}, (_, index) => purchase('demo', `topup_burst-${index}`));
  const events = purchases.map(({checkoutId, paid}) => ({checkoutId, paid: paid()}));
  const acknowledged = {payments: [] as string[], charges: [] as string[]};
  const {child, url} = await start(dir);
  const exit = once(child, 'exit');
  const killWhenEnough = (): void => {
    if (acknowledged.payments.length + acknowledged.charges.length >= ENOUGH) child.kill('SIGKILL');
  };
  const deliver = async (address: string, each: (typeof events)[number]): Promise<void> => {
    const response = await fetch(`${address}/api/billing/webhook`, delivery(each.paid));
    assert.equal(response.status, 200);
  };
  const burst = events.flatMap((each) => [
    deliver(url, each)
      .then(() => void acknowledged.payments.push(each.checkoutId))
      .then(killWhenEnough),
    spend(url)
      .then((id) => void acknowledged.charges.push(id))
      .then(killWhenEnough),
  ]);
  const outcomes = await Promise.allSettled(burst);
  assert.deepEqual(await exit, [null, 'SIGKILL']);
  assert.ok(
    outcomes.some(({status}) => status === 'rejected'),
    'it was in the middle',
  );

  await inDatabase(dir, async (database) => {
    assert.equal(await gap(database), '0');
    assert.equal(
      await countOf(database, 'ledger_entry', acknowledged.payments),
      acknowledged.payments.length,
    );
    assert.equal(await countOf(database, 'usage_event', acknowledged.charges), acknowledged.charges.length);
  });

  const next = await start(dir);
  await Promise.all([...events, ...events].map((each) => deliver(next.url, each)));
  await end(next.child, 'SIGTERM');
  await inDatabase(dir, async (database) => {
    assert.equal(await gap(database), '0');
    assert.equal(
      await countOf(
        database,
        'ledger_entry',
        events.map(({checkoutId}) => checkoutId),
      ),
      BURST,
    );
    const [row] = await database.query(query`select count(*)::int as events,
      (select sum(tokens)::text from ledger_entry where entry_id like 'topup_burst%') as credits from billing_event`);
    assert.deepEqual(row, {events: BURST, credits: String(BURST * 10_000_000)});
  });
});
