import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {referenceApi, type ReferenceApi} from '../../../support/reference-api.js';
import {address, read, type BreakdownBody, type LogBody, type SummaryBody} from '../support/fixture.js';
import {figuresIn, insertYear, millionths, summed, YEAR_USER, type Charge} from '../support/year.js';

let api: ReferenceApi;
let charges: Charge[];
let token: string;
before(async () => {
  api = await referenceApi({seed: false, now: () => new Date('2026-11-20T18:00:00Z')});
  charges = await insertYear(api);
  token = api.tokenOf(YEAR_USER);
});
after(() => api.close());

function breakdown(by: string, parameters: Record<string, string | string[]> = {}): Promise<BreakdownBody> {
  return read<BreakdownBody>(api, address('/usage/breakdown', {by, range: '30d', ...parameters}), token);
}

const within = ({from, to}: {from: string; to: string}): Charge[] =>
  charges.filter(({at}) => Date.parse(at) >= Date.parse(from) && Date.parse(at) < Date.parse(to));

const KEYS: [by: string, keyOf: (charge: Charge) => string][] = [
  ['provider', ({provider_id}) => provider_id ?? 'unattributed'],
  ['project', ({project_id}) => project_id ?? 'unattributed'],
  ['model', ({model}) => model],
];

for (const [by, keyOf] of KEYS) {
  test(`every ${by} has the sums of its charges, and all of them are the totals`, async () => {
    const body = await breakdown(by);
    const wanted = within(body.period);
    assert.equal(body.by, by);
    assert.deepEqual(figuresIn(body), summed(wanted));
    assert.deepEqual(new Set(body.items.map(({id}) => id)), new Set(wanted.map(keyOf)));
    for (const item of body.items) {
      assert.deepEqual(
        figuresIn(item),
        summed(wanted.filter((charge) => keyOf(charge) === item.id)),
        item.id,
      );
    }
    const order = body.items.map(({id, totalTokens}) => [-Number(totalTokens), id] as const);
    assert.deepEqual(
      order,
      [...order].sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1)),
      'largest first',
    );
  });
}

test('breaks the period before down, to the same elapsed point', async () => {
  for (const range of ['24h', '30d', 'mtd', 'last-month', '2026-11-01..2026-11-10']) {
    const present = await breakdown('model', {range});
    const before = await breakdown('model', {range, period: 'previous'});
    assert.ok(Date.parse(before.period.to) <= Date.parse(present.period.from), range);
    assert.deepEqual(figuresIn(before), summed(within(before.period)), range);
    const {previous} = await read<SummaryBody>(api, address('/usage/summary', {range, compare: 'previous'}), token);
    assert.deepEqual(figuresIn(before), figuresIn(previous as NonNullable<typeof previous>), range);
  }
});

test('projects come with their provider mix, which adds up to the project', async () => {
  const {items} = await breakdown('project');
  for (const {segments = [], totalTokens, requests, cost} of items) {
    assert.equal(
      segments.reduce((sum, part) => sum + Number(part.totalTokens), 0),
      totalTokens,
    );
    assert.equal(
      segments.reduce((sum, part) => sum + Number(part.requests), 0),
      requests,
    );
    const costs = segments.reduce((sum, part) => sum + millionths(part.cost?.amount ?? '0'), 0);
    assert.equal(costs, millionths(cost?.amount ?? '0'));
  }
  assert.equal((await breakdown('model')).items[0]?.segments, undefined);
});

test('names what it can: deleted projects keep theirs, an unknown id is its own, nothing is Unattributed', async () => {
  const {items} = await breakdown('project');
  const named = Object.fromEntries(items.map(({id, name, deleted}) => [id, {name, deleted}]));
  assert.deepEqual(named, {
    p1: {name: 'zebra', deleted: undefined},
    p2: {name: 'Alpha_1', deleted: undefined},
    gone: {name: 'Gone', deleted: true},
    unnamed: {name: 'unnamed', deleted: undefined},
    unattributed: {name: 'Unattributed', deleted: undefined},
  });
});

test('summary, every breakdown and the whole log agree under every filter', async () => {
  const filters: Record<string, string | string[]>[] = [
    {},
    {provider: ['openai', 'unattributed']},
    {project: 'p1', model: ['gpt-5', 'Claude 100%']},
    {provider: 'unattributed', project: 'unattributed'},
    {model: 'no such model'},
  ];
  for (const filter of filters) {
    const ranged = {range: 'mtd', tz: 'America/Santiago', ...filter};
    const summary = await read<SummaryBody>(api, address('/usage/summary', ranged), token);
    for (const [by] of KEYS) {
      const body = await breakdown(by, ranged);
      assert.deepEqual(figuresIn(body), figuresIn(summary));
      assert.equal(
        body.items.reduce((sum, {totalTokens}) => sum + Number(totalTokens), 0),
        summary.totalTokens,
      );
    }
    const log = await wholeLog(ranged);
    assert.equal(
      log.reduce((sum, {totalTokens}) => sum + Number(totalTokens), 0),
      summary.totalTokens,
    );
    assert.equal(
      log.reduce((sum, {cost}) => sum + millionths(cost?.amount ?? '0'), 0),
      millionths(summary.cost?.amount ?? '0'),
    );
  }
});

async function wholeLog(parameters: Record<string, string | string[]>): Promise<LogBody['items']> {
  const items: LogBody['items'] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const paging: Record<string, string> = {limit: '100', ...(cursor === '' ? {} : {cursor})};
    const page: LogBody = await read<LogBody>(api, address('/usage/log', {...parameters, ...paging}), token);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
