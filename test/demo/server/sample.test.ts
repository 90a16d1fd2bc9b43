import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {query} from '@electric-sql/pglite/template';
import type {Database, Row} from '../../../demo/server/db/database.js';
import {seedSample} from '../../../demo/server/sample.js';
import {openTestDatabase} from '../../support/reference-api.js';
import {insertUsage} from './support/fixture.js';

const NOW = new Date('2026-11-20T18:00:00Z');
const LATER = new Date('2026-11-21T18:00:00Z');
let database: Database;
let took: number;
before(async () => {
  database = await openTestDatabase();
  const start = process.cpuUsage();
  assert.equal(await seedSample(database, {now: NOW}), 'seeded');
  took = process.cpuUsage(start).user;
});
after(() => database.close());

async function one(text: string): Promise<Row> {
  return (await database.query({query: text, params: []}))[0] as Row;
}
const digest = `select md5(string_agg(e::text, '|' order by event_id)) as digest from usage_event e`;

test('is written in three seconds of work', () => assert.ok(took < 3e6, `${took} µs`));

test('covers 120 days up to now, 25 to 60 requests each, weekends quieter', async () => {
  const days = await database.query<{
    day: string;
    weekday: number;
    requests: number;
  }>(query`select at::date as day,
    extract(dow from at)::int as weekday, sum(requests)::int as requests from usage_event group by 1, 2 order by 1`);
  assert.equal(days.length, 120);
  assert.deepEqual([days[0]?.day, days.at(-1)?.day], ['2026-07-24', '2026-11-20']);
  assert.ok(days.slice(0, -1).every(({requests}) => requests >= 25 && requests <= 60));
  const mean = (isWeekend: boolean): number => {
    const some = days.filter(({weekday}) => [0, 6].includes(weekday) === isWeekend);
    return some.reduce((sum, {requests}) => sum + requests, 0) / some.length;
  };
  assert.ok(mean(true) < mean(false));
  assert.equal(
    (await one(`select count(*)::int as late from usage_event where at >= '2026-11-20T18:00:00Z'`))['late'],
    0,
  );
});

test('has four providers, ten models, six projects of which one is deleted, and usage of none', async () => {
  assert.deepEqual(
    await one(`select count(distinct provider_id)::int as providers, count(distinct model)::int as models,
      count(distinct project_id)::int as projects, bool_or(project_id is null) as without_project,
      bool_or(provider_id is null) as without_provider, (select count(*)::int from project where deleted) as deleted
      from usage_event`),
    {providers: 4, models: 10, projects: 6, without_project: true, without_provider: true, deleted: 1},
  );
});

test('every row says that it is sample data', async () => {
  for (const table of ['usage_event', 'ledger_entry', 'wallet', 'wallet_grant', 'app_user']) {
    const row = await one(`select count(*)::int as rows, bool_and(is_sample) as all_sample from ${table}`);
    assert.ok((row['rows'] as number) > 0 && row['all_sample'] === true, table);
  }
});

test('parts of tokens are parts, and there are all kinds of them', async () => {
  const row = await one(`select
    bool_and(coalesce(cached_input_tokens, 0) + coalesce(cache_write_tokens, 0) <= input_tokens) as cached_fits,
    bool_and(coalesce(reasoning_tokens, 0) <= output_tokens) as reasoning_fits,
    bool_and(input_tokens > 0 and output_tokens > 0) as positive,
    sum(cached_input_tokens) > 0 and sum(cache_write_tokens) > 0 and sum(reasoning_tokens) > 0 as kinds from usage_event`);
  assert.deepEqual(row, {cached_fits: true, reasoning_fits: true, positive: true, kinds: true});
});

test('the price explains each cost exactly; a model without a price has no cost', async () => {
  const rows = await database.query<
    Row & {price: Record<string, string | number> | null; cost: string | null}
  >(
    query`select input_tokens::int as input, output_tokens::int as output, coalesce(cached_input_tokens, 0)::int as cached,
      coalesce(cache_write_tokens, 0)::int as written, price, cost, currency from usage_event`,
  );
  assert.ok(rows.some(({cost}) => cost === null));
  for (const {input, output, cached, written, price, cost, currency} of rows) {
    if (price === null) {
      assert.deepEqual([cost, currency], [null, null]);
      continue;
    }
    const per = (name: string): bigint => nanos(String(price[name] ?? price['input']));
    const count = (value: unknown): bigint => BigInt(value as number);
    const expected =
      (count(input) - count(cached) - count(written)) * per('input') +
      count(cached) * per('cachedInput') +
      count(written) * per('cacheWrite') +
      count(output) * per('output');
    assert.equal(nanos(cost as string) * BigInt(price['per'] as number), expected);
    assert.deepEqual([currency, price['currency']], ['EUR', 'EUR']);
  }
});

/** A decimal of at most nine places in billionths. */
function nanos(decimal: string): bigint {
  const [whole = '0', places = ''] = decimal.split('.');
  assert.ok(places.length <= 9);
  return BigInt(whole + places.padEnd(9, '0'));
}

test('the ledger adds up: entry by entry, with the usage, and to the wallet', async () => {
  assert.deepEqual(
    await one(`select bool_and(status = 'failed' or balance_after = running) as each_balance,
      max(running) filter (where latest = 1) = (select credits from wallet) as is_wallet,
      -sum(tokens) filter (where type = 'usage') = (select sum(cost) * 1000000 from usage_event) as is_usage,
      min(balance_after) > 0 as never_empty
      from (select *, sum(tokens) over (order by at, entry_id) as running,
        row_number() over (order by at desc, entry_id desc) as latest from ledger_entry) as entry`),
    {each_balance: true, is_wallet: true, is_usage: true, never_empty: true},
  );
  assert.deepEqual(
    await one(`select sum(tokens)::text as granted, (select sum(tokens)::text from ledger_entry where type = 'grant')
      as booked from wallet_grant`),
    {granted: '1500000', booked: '1500000.000'},
  );
  const types = await database.query<{type: string}>(
    query`select distinct type from ledger_entry order by 1`,
  );
  assert.deepEqual(
    types.map(({type}) => type),
    ['auto_refill', 'grant', 'refund', 'top_up', 'usage'],
  );
});

test('every balance is net of all usage up to then', async () => {
  const row = await one(`select count(*)::int as wrong from (
      select *, sum(tokens) filter (where type <> 'usage') over (order by at, entry_id) as moved from ledger_entry) as entry
    where type <> 'usage' and status <> 'failed' and balance_after <> moved
      - (select coalesce(sum(cost), 0) * 1000000 from usage_event where usage_event.at < entry.at)`);
  assert.equal(row['wrong'], 0);
});

test('bought credits cost a euro per million', async () => {
  const row = await one(`select bool_and(amount * 1000000 = tokens) as all_fair from ledger_entry
    where type in ('top_up', 'auto_refill', 'refund') and tokens is not null`);
  assert.equal(row['all_fair'], true);
});

test('the same clock and seed give the same data, another seed gives other data', async () => {
  const seeded = async (seed: string): Promise<unknown> => {
    const other = await openTestDatabase();
    await seedSample(other, {now: NOW, seed, days: 120});
    const rows = await other.query({query: digest, params: []});
    await other.close();
    return rows[0]?.['digest'];
  };
  const mine = (await one(digest))['digest'];
  assert.equal(await seeded('a2b'), mine);
  assert.notEqual(await seeded('other'), mine);
});

test('a fresh sample is kept, an old one is made anew without changing its past', async () => {
  const past = `select md5(string_agg(event_id || at || input_tokens || coalesce(cost, 0), '|' order by event_id)) as digest
    from usage_event where at between '2026-08-01' and '2026-11-20T17:00:00Z'`;
  const before = await one(past);
  assert.equal(await seedSample(database, {now: new Date('2026-11-20T18:30:00Z')}), 'kept');
  assert.equal(await seedSample(database, {now: LATER}), 'seeded');
  assert.deepEqual(await one(past), before);
  assert.equal((await one('select max(at)::date as day from usage_event'))['day'], '2026-11-21');
});

test('real data is never touched nor mixed with a sample', async () => {
  await database.query(query`delete from usage_event`);
  await insertUsage(database, 'demo', [{event_id: 'real', at: '2026-01-01T00:00:00Z'}]);
  assert.equal(await seedSample(database, {now: new Date('2027-01-01T00:00:00Z')}), 'real data');
  assert.equal((await one('select count(*)::int as rows from usage_event'))['rows'], 1);
});
