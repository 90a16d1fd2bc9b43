import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {LOG_SORTS, type LogSort} from '../../../../src/contract/log.js';
import {referenceApi, type ReferenceApi} from '../../../support/reference-api.js';
import {
  address,
  ask,
  insertUsage,
  insertUser,
  read,
  type LogBody,
  type ProblemBody,
} from '../support/fixture.js';
import {
  figuresIn,
  insertYear,
  millionths,
  summed,
  tokensOf,
  YEAR_USER,
  type Charge,
} from '../support/year.js';

const NOW = '2026-11-20T18:00:00.000Z';
let now = NOW;
let api: ReferenceApi;
let charges: Charge[];
let token: string;
before(async () => {
  api = await referenceApi({seed: false, now: () => new Date(now)});
  charges = await insertYear(api);
  token = api.tokenOf(YEAR_USER);
});
after(() => api.close());

type Query = Record<string, string | number | string[]>;

function page(parameters: Query, as = token): Promise<LogBody> {
  return read<LogBody>(api, address('/usage/log', parameters), as);
}

/** Walks all pages; `between` runs after each. */
async function walk(
  parameters: Query,
  between: () => unknown = () => {},
  as = token,
): Promise<LogBody['items']> {
  const first = await page(parameters, as);
  const items = [...first.items];
  let cursor = first.nextCursor;
  while (cursor !== null) {
    await between();
    const next: LogBody = await page({...parameters, cursor}, as);
    assert.deepEqual([next.total, next.totals], [first.total, first.totals], 'totals hold for all pages');
    items.push(...next.items);
    cursor = next.nextCursor;
    assert.ok(items.length <= Number(first.total) + 1000, 'paging comes to an end');
  }
  return items;
}

const NAMES: Readonly<Record<string, string>> = {
  p1: 'zebra',
  p2: 'Alpha_1',
  gone: 'Gone',
  unnamed: 'unnamed',
};
const VALUES: Readonly<Record<LogSort, (charge: Charge) => string | number | null>> = {
  date: ({at}) => at,
  project: ({project_id}) => (project_id === null ? null : (NAMES[project_id] as string).toLowerCase()),
  model: ({model}) => model.toLowerCase(),
  inputTokens: ({input_tokens}) => input_tokens,
  outputTokens: ({output_tokens}) => output_tokens,
  totalTokens: tokensOf,
  cost: ({cost}) => (cost === null ? null : millionths(cost)),
};

/**
 * The order the log promises: values, none last, ties newest first (except by date, which has hardly any).
 */
function reference(wanted: readonly Charge[], sort: LogSort, order: string): string[] {
  const sign = order === 'asc' ? 1 : -1;
  const tie = sort === 'date' ? sign : -1;
  const valueOf = VALUES[sort];
  const compare = (one: Charge, other: Charge): number => {
    const [a, b] = [valueOf(one), valueOf(other)];
    if (a !== b) return a === null ? 1 : b === null ? -1 : a < b ? -sign : sign;
    return one.at === other.at
      ? tie * (one.event_id < other.event_id ? -1 : 1)
      : tie * (one.at < other.at ? -1 : 1);
  };
  return [...wanted].sort(compare).map(({event_id}) => event_id);
}

for (const sort of LOG_SORTS) {
  for (const order of ['asc', 'desc']) {
    test(`sorts by ${sort} ${order} over all pages as a plain sort does`, async () => {
      const wanted = charges.filter(({at}) => at >= '2026-11-10' && at < '2026-11-16');
      const items = await walk({range: '2026-11-10..2026-11-15', sort, order, limit: 37});
      assert.deepEqual(
        items.map(({id}) => id),
        reference(wanted, sort, order),
      );
    });
  }
}

test('says on every page which period it is of, and how many requests its totals are', async () => {
  now = NOW;
  const first = await page({range: '30d', tz: 'Asia/Kathmandu', limit: 2});
  assert.deepEqual(first.period, {from: '2026-10-21T18:15:00Z', to: '2026-11-20T18:00:00Z', timeZone: 'Asia/Kathmandu'});
  now = '2026-11-20T18:05:00.000Z';
  const next = await page({range: '30d', tz: 'Asia/Kathmandu', limit: 2, cursor: first.nextCursor ?? ''});
  now = NOW;
  assert.deepEqual(next.period, first.period);
  const {from, to} = first.period;
  assert.deepEqual(figuresIn(first.totals), summed(charges.filter(({at}) => Date.parse(at) >= Date.parse(from) && Date.parse(at) < Date.parse(to))));
});

test('counts and sums the whole filter, not the page', async () => {
  const body = await page({range: '2026-11-10..2026-11-15', limit: 1});
  const wanted = charges.filter(({at}) => at >= '2026-11-10' && at < '2026-11-16');
  assert.equal(body.total, wanted.length);
  assert.deepEqual(figuresIn(body.totals), summed(wanted));
});

test('tells all that is known of a charge, and leaves out what is not', async () => {
  const [known] = (await page({range: '2026-11-10..2026-11-10', order: 'asc', limit: 2})).items;
  const charge = charges.find(({at}) => at === '2026-11-10T00:00:00.000Z') as Charge;
  const {co2e: _, ...told} = {co2e: undefined, ...known};
  assert.deepEqual(told, {
    id: charge.event_id,
    date: '2026-11-10T00:00:00Z',
    project: {id: 'p1', name: 'zebra'},
    provider: {id: 'openai', name: 'OpenAI'},
    model: charge.model,
    inputTokens: charge.input_tokens,
    outputTokens: charge.output_tokens,
    totalTokens: tokensOf(charge),
    cachedInputTokens: charge.cached_input_tokens,
    requests: charge.requests,
    cost: {amount: String(charge.cost).replace(/0+$/, ''), currency: 'EUR'},
    price: charge.price,
    conversationId: charge.conversation_id,
  });
  const rest = (await page({range: '2026-11-10..2026-11-10', limit: 100})).items;
  assert.ok(rest.some((item) => item.cost === null && !('price' in item)));
  assert.ok(rest.some((item) => item.provider.id === 'unattributed' && item.project.id === 'unattributed'));
  assert.ok(rest.some((item) => item.project.id === 'gone' && 'deleted' in item.project));
  assert.ok(rest.some((item) => !('conversationId' in item)));
});

test('1,000 rows are paged while others are added: none twice, none lost', async () => {
  await insertUser(api.database, 'busy');
  const start = Date.parse('2026-11-20T08:00:00Z');
  const rows = Array.from({length: 1000}, (_, index) => ({
    event_id: `r${String(index).padStart(4, '0')}`,
    at: new Date(start + Math.floor(index / 3) * 1000).toISOString(), // ties in time
    input_tokens: index % 11,
  }));
  await insertUsage(api.database, 'busy', rows);
  for (const [sort, order] of [
    ['date', 'desc'],
    ['inputTokens', 'asc'],
    ['cost', 'desc'],
  ] as const) {
    let added = 0;
    const add = async (): Promise<void> => {
      now = new Date(Date.parse(NOW) + (added += 1) * 60_000).toISOString();
      await insertUsage(api.database, 'busy', [
        {event_id: `new ${sort} ${added}`, at: new Date(Date.parse(now) - 1).toISOString()},
        {event_id: `late ${sort} ${added}`, at: new Date(start + added * 7001).toISOString()},
      ]);
    };
    const items = await walk({range: '24h', limit: 17, sort, order}, add, api.tokenOf('busy'));
    const ids = items.map(({id}) => id);
    assert.equal(new Set(ids).size, ids.length, 'none twice');
    assert.equal(rows.filter(({event_id}) => !ids.includes(event_id)).length, 0, 'none lost');
    assert.ok(!ids.some((id) => id.startsWith('new ') && id.includes(sort)), 'none of after the first page');
    now = NOW;
  }
});

const SEARCHES: [q: string, isWanted: (charge: Charge) => boolean][] = [
  ['GPT-5', ({model}) => model === 'gpt-5'],
  ['100%', ({model}) => model === 'Claude 100%'],
  ['%', ({model}) => model === 'Claude 100%'],
  ['_', ({model, project_id}) => model === 'mistral_large' || project_id === 'p2'],
  ['i\\f', ({model}) => model === 'gemini\\flash'],
  ['ZEBRA', ({project_id}) => project_id === 'p1'],
  ['anthropic', ({provider_id}) => provider_id === 'anthropic'],
  ['mistral', ({model, provider_id}) => model === 'mistral_large' || provider_id === 'mistral'],
  ["' or 1=1 --", () => false],
  ['', () => true],
];
for (const [q, isWanted] of SEARCHES) {
  test(`finds ${JSON.stringify(q)} literally in model, project and provider names`, async () => {
    const wanted = charges.filter(
      (charge) => charge.at >= '2026-11-10' && charge.at < '2026-11-11' && isWanted(charge),
    );
    const items = await walk({range: '2026-11-10..2026-11-10', q, limit: 100});
    assert.deepEqual(
      items.map(({id}) => id),
      reference(wanted, 'date', 'desc'),
    );
  });
}

test('a cursor belongs to its query and its user', async () => {
  const query: Query = {
    range: '7d',
    tz: 'Europe/Berlin',
    sort: 'cost',
    order: 'asc',
    limit: 5,
    q: 'gpt',
    provider: ['openai', 'mistral'],
  };
  const {nextCursor} = await page(query);
  const cursor = nextCursor as string;
  const others: Query[] = [
    {range: '30d'},
    {tz: 'UTC'},
    {sort: 'date'},
    {order: 'desc'},
    {q: 'gp'},
    {provider: 'openai'},
    {project: 'p1'},
    {model: 'gpt-5'},
  ];
  for (const other of others) {
    const {status, body} = await ask<ProblemBody>(
      api,
      address('/usage/log', {...query, ...other, cursor}),
      token,
    );
    assert.deepEqual([status, body.parameter], [400, 'cursor'], JSON.stringify(other));
  }
  await insertUser(api.database, 'stranger');
  const strange = await ask<ProblemBody>(
    api,
    address('/usage/log', {...query, cursor}),
    api.tokenOf('stranger'),
  );
  assert.equal(strange.status, 400);
  assert.equal((await page({...query, limit: 9, cursor})).items.length, 9, 'another limit is allowed');
  assert.equal(
    (await page({...query, provider: ['mistral', 'openai'], cursor})).items.length,
    5,
    'so is another order',
  );
});

test('a cursor that was altered in any place is refused', async () => {
  const {nextCursor} = await page({range: '7d', limit: 5});
  const cursor = nextCursor as string;
  const altered = [...cursor].map(
    (letter, index) => cursor.slice(0, index) + (letter === 'A' ? 'B' : 'A') + cursor.slice(index + 1),
  );
  for (const wrong of [
    ...altered.filter((_, index) => index % 9 === 0),
    `${cursor}=`,
    cursor.slice(0, -4),
    'x',
    '{}',
    'page:2',
  ]) {
    const {status, body} = await ask<ProblemBody>(
      api,
      address('/usage/log', {range: '7d', limit: 5, cursor: wrong}),
      token,
    );
    assert.deepEqual([status, body.parameter], [400, 'cursor'], wrong);
  }
});
