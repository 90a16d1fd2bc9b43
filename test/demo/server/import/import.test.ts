import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {query} from '@electric-sql/pglite/template';
import {join} from 'node:path';
import type {Database, Row} from '../../../../demo/server/db/database.js';
import {ImportError, UsageError} from '../../../../demo/server/import/errors.js';
import {seedSample} from '../../../../demo/server/sample.js';
import {contentOf, importWith, memoryDatabase, totalsOf} from './support/database.js';
import {LEDGER_DIR, tempFile} from './support/files.js';
import {traces, type Trace} from '../../../support/azure-trace.js';

let database: Database;
before(async () => (database = await memoryDatabase()));
after(() => database.close());

const CSV_HEADER = 'date,model,inputTokens,outputTokens,provider,cost,id';

async function column(statement: {query: string; params: unknown[]}): Promise<unknown[]> {
  const rows = await database.query<Row>(statement);
  return rows.map((row) => Object.values(row)[0]);
}

for (const trace of traces()) describe(`importing ${trace.name}`, {skip: trace.skip}, () => expectImport(trace));

function expectImport({file, requests, inputTokens, outputTokens}: Trace): void {
  const user = `trace-${requests}`;
  const totals = {rows: requests, requests, input: String(inputTokens), output: String(outputTokens)};
  const args = ['--format', 'azure-trace', file, '--user', user, '--until', '2026-11-20T18:00:00Z'];

  it('brings every request and every token, within the days asked for', async () => {
    const outcome = await importWith(database, args);
    assert.deepEqual(await totalsOf(database, user), totals);
    assert.deepEqual([outcome.rows, outcome.added, outcome.known, outcome.skipped], [requests, requests, 0, 0]);
    assert.deepEqual([outcome.inputTokens, outcome.outputTokens], [BigInt(inputTokens), BigInt(outputTokens)]);
    const [span] = await database.query(
      query`select min(at)::text as first, max(at)::text as last from usage_event where user_id = ${user}`,
    );
    assert.deepEqual(span, {first: '2026-10-22 18:00:00+00', last: '2026-11-20 18:00:00+00'});
  });

  it('changes nothing when it is done twice', async () => {
    const before = await contentOf(database);
    const outcome = await importWith(database, [...args, '--days', '7', '--seed', '4']);
    assert.deepEqual([outcome.added, outcome.known], [0, requests]);
    assert.deepEqual(await contentOf(database), before);
  });

  it('does it anew with --replace', async () => {
    const outcome = await importWith(database, [...args, '--days', '7', '--shape', 'office', '--replace', '--balance', '5000000']);
    assert.deepEqual([outcome.added, outcome.removed, outcome.wallet], [requests, requests, 'set']);
    assert.deepEqual(await totalsOf(database, user), totals);
    assert.deepEqual(await column(query`select min(at)::text from usage_event where user_id = ${user}`), ['2026-11-14 18:00:00+00']);
  });

  it('has prices that explain each cost exactly, and names for all providers and projects', async () => {
    const wrong = query`select event_id from usage_event where user_id = ${user} and cost is distinct from
      (input_tokens * (price->>'input')::numeric + output_tokens * (price->>'output')::numeric) * 0.000001`;
    assert.deepEqual(await column(wrong), []);
    const nameless = query`select event_id from usage_event e where user_id = ${user}
      and (provider_id is null or not exists (select from provider p where p.user_id = ${user} and p.provider_id = e.provider_id)
      or project_id is not null and not exists (select from project p where p.user_id = ${user} and p.project_id = e.project_id))`;
    assert.deepEqual(await column(nameless), []);
    assert.deepEqual(await column(query`select count(distinct provider_id)::int from usage_event where user_id = ${user}`), [4]);
    assert.deepEqual(await column(query`select count(distinct project_id)::int from usage_event where user_id = ${user}`), [5]);
    const [none] = await column(query`select count(*)::int from usage_event where user_id = ${user} and project_id is null`);
    assert.ok(Number(none) > requests / 20);
  });
}

describe('importing a table', () => {
  it('takes the good lines, and lists the first 20 bad ones with a count of all', async (context) => {
    const bad = Array.from({length: 30}, (_, index) => `2026-11-03T09:12:00Z,m,-${index},1,,,`);
    const file = await tempFile(context, [CSV_HEADER, '2026-11-03T09:12:00Z,m,1,2,OpenAI,0.5,x', ...bad].join('\n'), 'usage.csv');
    const outcome = await importWith(database, ['--format', 'csv', file, '--user', 'csv', '--balance', '1500000']);
    assert.deepEqual([outcome.added, outcome.skipped, outcome.badLines.length, outcome.wallet], [1, 30, 20, 'set']);
    assert.deepEqual([outcome.badLines[0]?.file, outcome.badLines[0]?.line], [file, 3]);
    assert.deepEqual(await totalsOf(database, 'csv'), {rows: 1, requests: 1, input: '1', output: '2'});
    const again = await importWith(database, ['--format', 'csv', file, '--user', 'csv', '--balance', '1500000']);
    assert.deepEqual([again.added, again.known, again.wallet], [0, 1, 'unchanged']);
  });

  it('knows a row that a second file repeats, in CSV or in JSON', async (context) => {
    const json = await tempFile(
      context,
      '{"id":"x","date":"2026-11-03T09:12:00Z","model":"m","inputTokens":1,"outputTokens":2}\n{"id":"y","date":"2026-11-03T09:12:00Z","model":"m","inputTokens":1,"outputTokens":2}',
      'log.jsonl',
    );
    const outcome = await importWith(database, ['--format', 'jsonl', json, '--user', 'csv']);
    assert.deepEqual([outcome.added, outcome.known], [1, 1]);
  });

  it('is whole or not at all: a file that breaks in the middle changes nothing', async (context) => {
    const row = (id: number): string => `{"id":"r${id}","date":"2026-11-03T09:12:00Z","model":"m","inputTokens":1,"outputTokens":2}`;
    const rows = Array.from({length: 5000}, (_, index) => row(index)).join(',\n');
    const file = await tempFile(context, `[${rows},\n{"id":]`, 'log.json');
    const before = await contentOf(database);
    await assert.rejects(importWith(database, ['--format', 'jsonl', file, '--user', 'broken']), /log\.json:5001: the array is not JSON/);
    assert.deepEqual(await contentOf(database), before);
  });

  it('changes nothing when it has no usable row, or another header', async (context) => {
    const empty = await tempFile(context, `${CSV_HEADER}\nnow,m,1,2,,,\n`, 'usage.csv');
    const before = await contentOf(database);
    await assert.rejects(importWith(database, ['--format', 'csv', empty, '--user', 'none']), /no row to import; .*usage\.csv:2: "now"/);
    const other = await tempFile(context, 'a,b\n1,2\n');
    await assert.rejects(importWith(database, ['--format', 'csv', other, '--user', 'none']), ImportError);
    assert.deepEqual(await contentOf(database), before);
  });

  it('refuses a second currency in one account, unless it replaces the first', async (context) => {
    const file = await tempFile(context, `${CSV_HEADER}\n2026-11-03T09:12:00Z,m,1,2,,0.5,usd\n`);
    const args = ['--format', 'csv', file, '--user', 'csv', '--currency', 'USD'];
    await assert.rejects(importWith(database, args), /account of csv is in EUR, this is in USD/);
    await importWith(database, [...args, '--replace']);
    assert.deepEqual(await column(query`select currency from app_user where user_id = 'csv'`), ['USD']);
    assert.deepEqual(await column(query`select event_id from usage_event where user_id = 'csv'`), ['usd']);
  });

  it('refuses a --currency that the mix of a trace does not have', async (context) => {
    const file = await tempFile(context, 'TIMESTAMP,ContextTokens,GeneratedTokens\n');
    await assert.rejects(
      importWith(database, ['--format', 'azure-trace', file, '--currency', 'USD']),
      (error) => error instanceof UsageError && /prices of the mix are in EUR/.test(error.message),
    );
  });

  it('keeps hostile names as they are', async (context) => {
    const name = `'); drop table usage_event; -- {"\\,NULL`;
    const line = JSON.stringify({id: name, date: '2026-11-03T09:12:00Z', model: name, inputTokens: 1, outputTokens: 2, provider: name, project: name});
    const file = await tempFile(context, line);
    await importWith(database, ['--format', 'jsonl', file, '--user', 'hostile']);
    const [row] = await database.query(query`select event_id, model, project_id from usage_event where user_id = 'hostile'`);
    assert.deepEqual(row, {event_id: name, model: name, project_id: name});
  });
});

describe('importing over the generated sample', () => {
  it('replaces all of it, and leaves it alone when the import fails', async (context) => {
    await seedSample(database, {now: new Date(), days: 5});
    const before = await contentOf(database);
    await assert.rejects(importWith(database, ['--format', 'csv', await tempFile(context, 'a\n')]), ImportError);
    assert.deepEqual(await contentOf(database), before);

    const outcome = await importWith(database, ['--format', 'librechat', join(LEDGER_DIR, 'transactions.json')]);
    assert.ok(outcome.removed > 0);
    for (const table of ['usage_event', 'ledger_entry', 'wallet_grant', 'wallet']) {
      const left = {query: `select count(*)::int from ${table} where user_id = 'demo' and is_sample`, params: []};
      assert.deepEqual(await column(left), [0], table);
    }
    assert.deepEqual(await column(query`select is_sample from app_user where user_id = 'demo'`), [false]);
    assert.deepEqual(await column(query`select name from project where user_id = 'demo'`), []);
    assert.equal(await seedSample(database, {now: new Date()}), 'real data');
  });
});
