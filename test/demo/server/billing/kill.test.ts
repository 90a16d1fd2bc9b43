import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {query} from '@electric-sql/pglite/template';
import {openDatabase, type Database} from '../../../../demo/server/db/database.js';
import {delivery, purchase, SECRET} from './support.js';

const MAIN = fileURLToPath(new URL('../../../../demo/server/main.ts', import.meta.url));
const BURST = 60;
/** Answers that have come when the server is killed. */
const ENOUGH = 25;

let dir: string;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'a2b-kill-'));
});
after(() => rm(dir, {recursive: true, force: true}));

async function start(): Promise<{child: ChildProcess; url: string}> {
  const env = {
    ...process.env,
    A2B_DATA_DIR: dir,
    PORT: '0',
    A2B_DEMO_TOKEN: 'demo',
    DATABASE_URL: '',
    STRIPE_SECRET_KEY: '',
    STRIPE_WEBHOOK_SECRET: SECRET,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({input: child.stdout})) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url) return {child, url};
  }
  throw new Error('the server ended before it served');
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

async function inDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({dataDir: dir});
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

const gap = async (database: Database): Promise<unknown> =>
  (await database.query(query`select trim_scale(ledger_gap('demo'))::text as gap`))[0]?.['gap'];

async function countOf(
  database: Database,
  table: 'ledger_entry' | 'usage_event',
  ids: readonly string[],
): Promise<number> {
  const key = table === 'ledger_entry' ? 'entry_id' : 'event_id';
  const rows = await database.query<{found: number}>({
    query: `select count(*)::int as found from ${table} where user_id = 'demo' and ${key} = any($1::text[])`,
    params: [ids],
  });
  return rows[0]?.found ?? 0;
}

test('a server that is killed in a burst of payments and charges keeps all it acknowledged, once, and adds up', async () => {
  const purchases = Array.from({length: BURST}, (_, index) => purchase('demo', `topup_burst-${index}`));
  const events = purchases.map(({checkoutId, paid}) => ({checkoutId, paid: paid()}));
  const acknowledged = {payments: [] as string[], charges: [] as string[]};
  const {child, url} = await start();
  const exit = once(child, 'exit');
  const killWhenEnough = (): void => {
    if (acknowledged.payments.length + acknowledged.charges.length >= ENOUGH) child.kill('SIGKILL');
  };
  const deliver = async (address: string, each: (typeof events)[number]): Promise<void> => {
    const response = await fetch(`${address}/api/billing/webhook`, delivery(each.paid));
    assert.equal(response.status, 200);
  };
  const headers = {Authorization: 'Bearer demo', 'Content-Type': 'application/json'};
  const answer = async (): Promise<string> => {
    const response = await fetch(`${url}/api/demo/spend`, {
      method: 'POST',
      headers,
      body: '{"characters":100}',
    });
    return ((await response.json()) as {id: string}).id;
  };
  const burst = events.flatMap((each) => [
    deliver(url, each)
      .then(() => void acknowledged.payments.push(each.checkoutId))
      .then(killWhenEnough),
    answer()
      .then((id) => void acknowledged.charges.push(id))
      .then(killWhenEnough),
  ]);
  const outcomes = await Promise.allSettled(burst);
  assert.deepEqual(await exit, [null, 'SIGKILL']);
  assert.ok(
    outcomes.some(({status}) => status === 'rejected'),
    'it was in the middle',
  );

  await inDatabase(async (database) => {
    assert.equal(await gap(database), '0');
    assert.equal(
      await countOf(database, 'ledger_entry', acknowledged.payments),
      acknowledged.payments.length,
    );
    assert.equal(await countOf(database, 'usage_event', acknowledged.charges), acknowledged.charges.length);
  });

  const next = await start();
  await Promise.all([...events, ...events].map((each) => deliver(next.url, each)));
  await end(next.child, 'SIGTERM');
  await inDatabase(async (database) => {
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
