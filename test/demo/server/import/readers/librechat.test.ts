import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it, type TestContext} from 'node:test';
import {query} from '@electric-sql/pglite/template';
import type {Database} from '../../../../../demo/server/db/database.js';
import {ImportError} from '../../../../../demo/server/import/errors.js';
import {contentOf, importWith, memoryDatabase} from '../support/database.js';
import {LEDGER_DIR, tempDir} from '../support/files.js';

let database: Database;
before(async () => {
  database = await memoryDatabase();
  await importWith(database, ['--format', 'librechat', LEDGER_DIR]);
});
after(() => database.close());

type Document = Record<string, unknown>;

async function documents(name: string): Promise<Document[]> {
  return JSON.parse(await readFile(join(LEDGER_DIR, `${name}.json`), 'utf8')) as Document[];
}

/** Writes the example ledger again, in another form. */
async function dump(context: TestContext, write: (list: Document[]) => string): Promise<string> {
  const dir = await tempDir(context);
  for (const name of ['transactions', 'conversations', 'agents', 'balances']) {
    await writeFile(join(dir, `${name}.json`), write(await documents(name)));
  }
  return dir;
}

/** Usage of the first week of October 2025 in Berlin, grouped by an expression over `e`, `r` (provider), `p` (project). */
async function week(userId: string, by: string): Promise<unknown[][]> {
  const rows = await database.query({
    query: `select ${by} as name, sum(input_tokens + output_tokens)::int as tokens, round(sum(cost), 6)::text as cost
      from usage_event e left join provider r using (user_id, provider_id) left join project p using (user_id, project_id)
      where user_id = $1 and at >= '2025-09-30T22:00Z' and at < '2025-10-07T22:00Z' group by 1 order by 2 desc, 1`,
    params: [userId],
  });
  return rows.map((row) => Object.values(row));
}

describe('the example ledger, first week of October 2025 in Berlin', () => {
  it('has the right totals, none of the wrong ones a dirty ledger leads to', async () => {
    const [totals] = await database.query(query`select sum(input_tokens)::int as input, sum(output_tokens)::int as output,
        sum(reasoning_tokens)::int as reasoning, sum(cached_input_tokens)::int as cached,
        sum(cache_write_tokens)::int as written, sum(requests)::int as requests, count(*)::int as rows,
        round(sum(cost), 6)::text as cost, min(currency) as currency
      from usage_event where at >= '2025-09-30T22:00Z' and at < '2025-10-07T22:00Z'`);
    assert.deepEqual(totals, {
      input: 40_978,
      output: 7245,
      reasoning: 1920,
      cached: 15_360,
      written: 2048,
      requests: 9,
      rows: 11,
      cost: '0.249259',
      currency: 'EUR',
    });
  });

  it('has the right providers', async () => {
    assert.deepEqual(await week('demo', `provider_id || ' ' || r.name`), [
      ['anthropic Anthropic', 24_474, '0.179123'],
      ['google Google', 9775, '0.001910'],
      ['openai OpenAI', 7904, '0.066158'],
      ['openrouter OpenRouter', 6070, '0.002069'],
    ]);
  });

  it('has the right projects', async () => {
    assert.deepEqual(await week('demo', 'p.name'), [
      ['Chat (no agent)', 23_749, '0.070136'],
      ['Code Helper', 19_110, '0.035650'],
      ['Research Assistant', 5364, '0.143473'],
    ]);
  });

  it('has the right days', async () => {
    const days = await week('demo', `to_char(at at time zone 'Europe/Berlin', 'MM-DD')`);
    const tokens = Object.fromEntries(days.map(([day, count]) => [day, count]));
    assert.deepEqual(tokens, {'10-01': 2489, '10-02': 4164, '10-03': 19_110, '10-05': 12_133, '10-06': 3057, '10-07': 7270});
  });

  it('has the agent\'s model for rows that held the agent\'s id', async () => {
    const models = (await week('demo', 'model')).map(([model]) => model);
    assert.ok(!models.some((model) => String(model).startsWith('agent_')));
    assert.ok(models.includes('claude-3-opus-20240229'));
  });
});

describe('the example ledger', () => {
  it('has the usage of a deleted conversation, unattributed', async () => {
    const rows = await database.query(
      query`select project_id, provider_id, input_tokens::int as input from usage_event where at >= '2025-10-07T22:00Z'`,
    );
    assert.deepEqual(rows, [{project_id: null, provider_id: 'openai', input: 1500}]);
  });

  it('has top-up and refill by what the balance moved, without a price, after what the ledger does not explain', async () => {
    const rows = await database.query(
      query`select type, tokens::text, amount, status from ledger_entry where user_id = 'demo' order by at`,
    );
    assert.deepEqual(rows, [
      {type: 'adjustment', tokens: '28979.421949998960495', amount: null, status: 'succeeded'},
      {type: 'top_up', tokens: '10844500', amount: null, status: 'succeeded'},
      {type: 'auto_refill', tokens: '5000000', amount: null, status: 'succeeded'},
    ]);
  });

  it('has the wallet, with no percentage to tell', async () => {
    const rows = await database.query(query`select credits::text, full_tokens, low_tokens, auto_refill,
      as_of::text as as_of from wallet where user_id = 'demo'`);
    assert.deepEqual(rows, [
      {
        credits: '15611477.820179999',
        full_tokens: null,
        low_tokens: null,
        auto_refill: {enabled: true, tokens: 5_000_000, nextAt: '2025-11-06T21:59:59.902Z'},
        as_of: '2025-10-07 22:30:15.153+00',
      },
    ]);
  });

  it('changes nothing when it is imported twice, in whatever form it was exported', async (context) => {
    const before = await contentOf(database);
    const canonical = (key: string, value: unknown): unknown => {
      if (typeof value === 'number') return Number.isInteger(value) ? {$numberInt: String(value)} : {$numberDouble: String(value)};
      return key === '$date' ? {$numberLong: String(Date.parse(String(value)))} : value;
    };
    const forms = [
      LEDGER_DIR,
      await dump(context, (list) => list.map((one) => JSON.stringify(one)).join('\n')),
      await dump(context, (list) => JSON.stringify(list, canonical)),
    ];
    for (const dir of forms) {
      const outcome = await importWith(database, ['--format', 'librechat', dir]);
      assert.deepEqual([outcome.added, outcome.known, outcome.wallet], [0, 14, 'unchanged']);
    }
    assert.deepEqual(await contentOf(database), before);
  });
});

describe('another ledger', () => {
  it('counts in US dollars where no row has euros', async (context) => {
    const dir = await dump(context, (list) =>
      list.map(({costEUR: _, exchangeRate: __, ...one}) => JSON.stringify(one)).join('\n'),
    );
    await importWith(database, ['--format', 'librechat', dir, '--user', 'dollars']);
    const rows = await database.query(query`select currency, round(sum(cost), 6)::text as cost from usage_event
      where user_id = 'dollars' and at >= '2025-09-30T22:00Z' and at < '2025-10-07T22:00Z' group by 1`);
    assert.deepEqual(rows, [{currency: 'USD', cost: '0.248117'}]);
  });

  it('converts rows before any rate is told with --fx, later ones with the last rate', async (context) => {
    const cached = {
      user: {$oid: 'u'}, conversationId: 'c', tokenType: 'prompt', model: 'claude-3', context: 'message',
      rawAmount: -1000, tokenValue: -1_000_000,
    };
    const told = {...cached, costEUR: 1, exchangeRate: 0.5, providerMarkup: 0.15, rebalancingFee: 0.025};
    const rows = [cached, told, cached].map((row, index) => ({...row, _id: {$oid: `t${index}`}, createdAt: {$date: `2025-10-0${index + 1}T00:00:00Z`}}));
    const dir = await tempDir(context);
    await writeFile(join(dir, 'transactions.json'), JSON.stringify(rows));
    await importWith(database, ['--format', 'librechat', dir, '--user', 'rates', '--fx', '0.8']);
    const costs = await database.query(query`select cost::text from usage_event where user_id = 'rates' order by at`);
    assert.deepEqual(costs.map(({cost}) => cost), ['0.943', '1', '0.589375']); // 1.15 × 1.025 × rate
  });

  it('of several users is refused with a list, and read for the one who is chosen', async (context) => {
    const dir = await dump(context, (list) => {
      const other = list.map((one) => ({...one, user: {$oid: 'someone-else'}, _id: {$oid: `other-${JSON.stringify(one._id)}`}}));
      return JSON.stringify([...list, ...other]);
    });
    const args = ['--format', 'librechat', dir, '--user', 'several'];
    await assert.rejects(importWith(database, args), (error) =>
      error instanceof ImportError && /68e0f3a1c2b4d5e6f7081920, someone-else/.test(error.message));
    await assert.rejects(importWith(database, [...args, '--mongo-user', 'nobody']), /no transaction of --mongo-user nobody/);
    const outcome = await importWith(database, [...args, '--mongo-user', '68e0f3a1c2b4d5e6f7081920']);
    assert.deepEqual([outcome.added, outcome.skipped, outcome.wallet], [14, 0, 'set']);
    assert.equal((await week('several', `'all'`))[0]?.[2], '0.249259');
  });

  it('has bad documents named by the line they begin in', async (context) => {
    const dir = await dump(context, (list) =>
      list.map((one, index) => JSON.stringify('tokenType' in one && index === 4 ? {...one, tokenType: 'gift'} : one)).join('\n'),
    );
    const outcome = await importWith(database, ['--format', 'librechat', dir, '--user', 'bad']);
    assert.deepEqual(outcome.badLines, [
      {kind: 'bad', file: join(dir, 'transactions.json'), line: 5, reason: 'tokenType "gift" is not prompt, completion or credits'},
    ]);
    assert.equal(outcome.skipped, 1);
  });
});
