import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {costOf, defaultRates} from '../../../../demo/server/import/librechat/money.js';
import {transactionIn} from '../../../../demo/server/librechat/ledger/documents.js';
import type {Document} from '../../../../demo/server/librechat/ledger/reader.js';
import {decimalText, roundDecimal} from '../../../../src/format/decimal.js';
import {ask, get, type Figures} from '../../../support/librechat/api.js';
import {exampleLedger, USER, WEEK, type Collections} from '../../../support/librechat/data.js';
import {hostOver, mingoReader} from '../../../support/librechat/mingo-host.js';

const CONVERSATION = '3f0c7c1e-52b1-4c58-9b0e-6f5d0c2a9a11';
const RANGE = 'range=2025-10-01..2025-10-07&tz=UTC';
let id = 0;

/** A prompt of 1,000 tokens for 0.01 €, but for what is changed. */
function row(changes: Record<string, unknown> = {}): Document {
  id += 1;
  return {
    _id: `68e00000a1b2c3d4e5${String(id).padStart(6, '0')}`,
    user: USER,
    conversationId: CONVERSATION,
    tokenType: 'prompt',
    context: 'message',
    model: 'gpt-4o',
    rawAmount: -1000,
    tokenValue: -10_000,
    costEUR: 0.01,
    exchangeRate: 0.92,
    providerMarkup: 0.15,
    rebalancingFee: 0.025,
    createdAt: new Date(`2025-10-02T10:00:${String(id % 60).padStart(2, '0')}Z`),
    ...changes,
  };
}

const without = (document: Document, ...names: string[]): Document => Object.fromEntries(Object.entries(document).filter(([name]) => !names.includes(name)));
const hostWith = (transactions: Document[], more: Collections = {}) => hostOver(mingoReader({...exampleLedger((hex) => hex), transactions, ...more}));
const summary = (transactions: Document[], more?: Collections) => get<Figures>(hostWith(transactions, more), `/usage/summary?${RANGE}`);
const items = async (transactions: Document[], by: string, more?: Collections) =>
  (await get<{items: (Figures & {deleted?: boolean})[]}>(hostWith(transactions, more), `/usage/breakdown?by=${by}&${RANGE}`)).items;

describe('how a LibreChat ledger is read', () => {
  it('a: credits that came in are no spend, though their rows carry a cost', async () => {
    const {totalTokens, cost} = await summary([row(), row({tokenType: 'credits', context: 'admin', rawAmount: 1e7, tokenValue: 10_844_500, costEUR: 10.8445})]);
    assert.deepEqual([totalTokens, cost?.amount], [1000, '0.01']);
  });

  it('b: top-ups are told as the balance moved', async () => {
    const credits = (context: string) => row({tokenType: 'credits', context, rawAmount: 5_000_000, tokenValue: 5_422_250});
    const host = hostWith([row(), credits('autoRefill'), credits('admin')]);
    const {items: moved} = await get<{items: {type: string; tokens: number}[]}>(host, '/user/transactions');
    assert.deepEqual(moved.map(({type, tokens}) => [type, tokens]), [['top_up', 5_422_250], ['auto_refill', 5_000_000]]);
    const {items: refills} = await get<{items: {type: string}[]}>(host, '/user/transactions?type=auto_refill');
    assert.deepEqual(refills.map(({type}) => type), ['auto_refill']);
  });

  it('c: a cached prompt that was never converted is, at the rate of its day', async () => {
    const cached = without(row({tokenValue: -10_000, createdAt: new Date('2025-10-03T09:00:00Z')}), 'costEUR', 'exchangeRate', 'providerMarkup', 'rebalancingFee');
    const sameDay = row({costEUR: 0, exchangeRate: 0.9, createdAt: new Date('2025-10-03T20:00:00Z')});
    const dayBefore = row({costEUR: 0, exchangeRate: 0.8, createdAt: new Date('2025-10-02T20:00:00Z')});
    const monthBefore = row({costEUR: 0, exchangeRate: 0.7, createdAt: new Date('2025-09-01T20:00:00Z')});
    const costOfCached = async (...others: Document[]) => Number((await summary([row({costEUR: 0, createdAt: new Date('2025-10-06T00:00:00Z'), exchangeRate: null}), cached, ...others])).cost?.amount).toFixed(12);
    const expected = (rate: number) => (0.01 * 1.15 * 1.025 * rate).toFixed(12);
    assert.equal(await costOfCached(sameDay, dayBefore), expected(0.9));
    assert.equal(await costOfCached(dayBefore, monthBefore), expected(0.8));
    assert.equal(await costOfCached(monthBefore), expected(0.7));
    assert.equal(await costOfCached(), expected(0.92), 'the host’s default while no row tells a rate');
  });

  it('c: a charge is the same whatever range it is looked at in, and in the log', async () => {
    const cached = without(row({tokenValue: -10_000, createdAt: new Date('2025-10-03T09:00:00Z')}), 'costEUR', 'exchangeRate');
    const host = hostWith([row({costEUR: 0, exchangeRate: 0.7, createdAt: new Date('2025-09-30T10:00:00Z')}), cached, row({costEUR: 0, exchangeRate: 0.9, createdAt: new Date('2025-10-06T10:00:00Z')})]);
    const costIn = async (path: string) => (await get<{cost: {amount: string}}>(host, path)).cost.amount;
    const week = await costIn(`/usage/summary?${RANGE}`);
    assert.equal(await costIn('/usage/summary?range=2025-10-03..2025-10-03&tz=UTC'), week);
    const log = await get<{items: Figures[]}>(host, '/usage/log?range=2025-10-03..2025-10-03&tz=UTC');
    assert.deepEqual(log.items.map(({cost}) => cost?.amount), [week]);
  });

  it('d: a cost is what was recorded, not tokens times rate', async () => {
    const {cost} = await summary([row({rate: 99, costEUR: 0.019953879999999997})]);
    assert.equal(cost?.amount, '0.01995388', 'and digits that a double cannot hold are no digits');
  });

  it('e: an agent’s id in place of a model is its model', async () => {
    const models = await items([row({model: 'agent_7bQpHf3XsJ1eUoGk9MtVy'})], 'model');
    assert.deepEqual(models.map(({name}) => name), ['claude-3-5-sonnet-20241022']);
  });

  it('f: an answer that was stopped counts, with the request it was', async () => {
    const {requests, totalTokens} = await summary([row({context: 'incomplete', endpoint: 'openAI'}), row({context: 'incomplete', tokenType: 'completion'}), row({context: 'title'})]);
    assert.deepEqual([requests, totalTokens], [1, 3000]);
  });

  it('g: reasoning adds its charge, not its tokens', async () => {
    const rows = [row(), row({tokenType: 'completion'}), row({tokenType: 'completion', context: 'reasoning', rawAmount: -600})];
    const {outputTokens, reasoningTokens, cost} = await summary(rows);
    assert.deepEqual([outputTokens, reasoningTokens, cost?.amount], [1000, 600, '0.03']);
    const log = await get<{items: Figures[]}>(hostWith(rows), `/usage/log?${RANGE}`);
    assert.equal(log.items.reduce((sum, {outputTokens: tokens}) => sum + tokens, 0), 1000);
  });

  it('g: reasoning is never more than the answer it is a part of', async () => {
    const {outputTokens, reasoningTokens} = await summary([row(), row({tokenType: 'completion', rawAmount: -5}), row({tokenType: 'completion', context: 'reasoning', rawAmount: -600})]);
    assert.deepEqual([outputTokens, reasoningTokens], [5, 5]);
  });

  it('h: usage of a deleted conversation stays, unattributed; of a deleted agent, under its id', async () => {
    assert.deepEqual((await items([row({conversationId: 'gone'})], 'project')).map(({id: project, totalTokens}) => [project, totalTokens]), [['unattributed', 1000]]);
    const conversations = [{conversationId: 'c', user: USER, endpoint: 'agents', agent_id: 'agent_gone'}];
    const [item] = await items([row({conversationId: 'c'})], 'project', {conversations});
    assert.deepEqual([item?.id, item?.deleted], ['agent_gone', true]);
  });

  it('i: cached tokens that were billed too high stay as recorded: no row tells how long its prompt was', async () => {
    const billed = {rawAmount: -17_820, inputTokens: -412, writeTokens: -2048, readTokens: -15_360, costEUR: 0.5, model: 'claude-3-5-sonnet-20241022'};
    const {inputTokens, cachedInputTokens, cacheWriteTokens, cost} = await summary([row(billed)]);
    assert.deepEqual([inputTokens, cachedInputTokens, cacheWriteTokens, cost?.amount], [17_820, 15_360, 2048, '0.5']);
  });

  it('i: cached tokens are never more than the prompt they are a part of', async () => {
    const parts = ({inputTokens, cachedInputTokens, cacheWriteTokens}: Figures) => [inputTokens, cachedInputTokens, cacheWriteTokens];
    const rows = [row({writeTokens: -600, readTokens: -900}), row({writeTokens: -600, readTokens: -1500}), row({tokenType: 'completion', readTokens: -50})];
    assert.deepEqual(parts(await summary(rows)), [2000, 1900, 100]);
    const {items: log} = await get<{items: Figures[]}>(hostWith(rows), `/usage/log?${RANGE}&sort=date&order=asc`);
    assert.deepEqual(log.slice(0, 2).map(parts), [[1000, 900, 100], [1000, 1000, 0]]);
  });

  it('j: a host that records nothing has no usage to tell, which is not none', async () => {
    const empty = hostWith([]);
    for (const path of [`/usage/summary?${RANGE}`, `/usage/breakdown?by=model&${RANGE}`, `/usage/log?${RANGE}`]) {
      assert.equal((await ask(empty, path)).status, 501);
    }
    const other = hostWith([row({user: '68e0f3a1c2b4d5e6f7089999'})]);
    const none = await get<Figures>(other, `/usage/summary?${RANGE}`);
    assert.deepEqual([none.totalTokens, none.cost?.amount], [0, '0'], 'somebody who used nothing used nothing');
  });

  it('k: the balance is read, not added up; the oldest of several counts; reserved credits are gone', async () => {
    const balances = [
      {_id: '2', user: USER, tokenCredits: 9e6},
      {_id: '1', user: USER, tokenCredits: 2_500_000.75, reservedCredits: 500_000},
    ];
    const balance = await get<{tokens: number; estimatedValue: {amount: string}}>(hostWith([row()], {balances}), '/user/balance');
    assert.deepEqual([balance.tokens, balance.estimatedValue.amount], [2_000_000, '2.00000075']);
    assert.equal((await ask(hostWith([row()], {balances: []}), '/user/balance')).status, 404);
  });

  it('l: what was never charged costs nothing it could tell: no price is no zero', async () => {
    const {cost, unpricedTokens, totalTokens} = await summary([without(row(), 'costEUR', 'tokenValue'), row({costEUR: null, tokenValue: null})]);
    assert.deepEqual([cost, unpricedTokens, totalTokens], [null, 2000, 2000]);
    const mixed = await summary([without(row(), 'costEUR', 'tokenValue'), row()]);
    assert.deepEqual([mixed.cost?.amount, mixed.unpricedTokens], ['0.01', 1000]);
  });

  it('m: a prompt that LibreChat let through for too little counts in full, and the balance it emptied is 0', async () => {
    const transactions = [row({tokenType: 'credits', context: 'admin', rawAmount: 1e6, tokenValue: 1e6}), row({tokenValue: -3_000_000, costEUR: 3})];
    const host = hostWith(transactions, {balances: [{_id: '1', user: USER, tokenCredits: 0}]});
    const {cost} = await get<Figures>(host, `/usage/summary?${RANGE}`);
    const {tokens, estimatedValue} = await get<{tokens: number; estimatedValue: {amount: string}}>(host, '/user/balance');
    assert.deepEqual([cost?.amount, tokens, estimatedValue.amount], ['3', 0, '0']);
  });

  it('prices every row in a pipeline as the importer does', async () => {
    for (const document of exampleLedger((hex) => hex).transactions) {
      const transaction = transactionIn(document);
      if (transaction === null || transaction.tokenType === 'credits') continue;
      const expected = costOf(transaction, 'eur', defaultRates('0.92'));
      const host = hostOver(mingoReader({transactions: [document]}), {ledger: async () => 'eur'});
      const {cost} = await get<Figures>(host, '/usage/summary?range=2025-10-01..2025-10-08&tz=UTC');
      assert.equal(cost?.amount, expected && decimalText(roundDecimal(expected, 30)), String(document['_id']));
    }
  });
});

describe('whose usage it is', () => {
  const message = {messageId: 'm1', user: USER, conversationId: CONVERSATION, endpoint: 'agents', model: 'agent_Wm2Rk8TqZc0aYxN5vLhPd'};

  it('is told by the message where the row names one, although the conversation moved on', async () => {
    const [item] = await items([row({messageId: 'm1', model: 'claude-3-opus-20240229'})], 'project', {messages: [message]});
    assert.equal(item?.name, 'Research Assistant');
    const [provider] = await items([row({messageId: 'm1', model: 'claude-3-opus-20240229'})], 'provider', {messages: [message]});
    assert.equal(provider?.id, 'anthropic');
  });

  it('is not told by another user’s conversation or message', async () => {
    const others = [{conversationId: 'c', user: '68e0f3a1c2b4d5e6f7089999', endpoint: 'google'}];
    const [item] = await items([row({conversationId: 'c', messageId: 'm1', model: 'own-model'})], 'provider', {conversations: others, messages: [{...message, user: '68e0f3a1c2b4d5e6f7089999'}]});
    assert.equal(item?.id, 'unattributed');
  });

  it('is told by the provider on the row first, then the endpoint, the agent, and the beginning of the model’s name', async () => {
    const conversations = [{conversationId: 'c', user: USER, endpoint: 'groq', endpointType: 'custom'}];
    const ids = async (changes: Record<string, unknown>) => (await items([row(changes)], 'provider', {conversations})).map(({id: provider}) => provider);
    assert.deepEqual(await ids({conversationId: 'c', provider: 'mistral'}), ['mistral']);
    assert.deepEqual(await ids({conversationId: 'c'}), ['groq']);
    assert.deepEqual(await ids({conversationId: 'gone', model: 'gemini-2.0-flash'}), ['google']);
    assert.deepEqual(await ids({conversationId: 'gone', model: 'in-house'}), ['unattributed']);
  });

  it('is joined by a thousand ids at a time, each asked for once, and never by $lookup', async () => {
    const asked: {collection: string; pipeline: readonly unknown[]}[] = [];
    const transactions = Array.from({length: 2500}, (_, index) => row({conversationId: `c${index}`}));
    await get(hostOver(mingoReader({transactions}, asked as never)), `/usage/breakdown?by=project&${RANGE}`);
    const joins = asked.filter(({collection}) => collection === 'conversations');
    assert.equal(joins.length, 3);
    assert.doesNotMatch(JSON.stringify(asked), /\$lookup/);
  });
});

describe('the ledger of upstream, in dollars', () => {
  const pair = [
    {tokenType: 'prompt', rate: 0.7589, rawAmount: -17_820, tokenValue: -13_524, inputTokens: -412, writeTokens: -2048, readTokens: -15_360},
    {tokenType: 'completion', rate: 15, rawAmount: -1290, tokenValue: -19_350},
  ].map((changes, index) => ({
    _id: `68e0000000000000000000${index}0`, user: USER, conversationId: '5c1b9e07-7f43-4b0a-b0d4-91d6a2c3e453', messageId: 'b0c9f3ce',
    model: 'claude-sonnet-4-5', context: 'message', createdAt: new Date('2025-10-01T09:05:44.310Z'), ...changes,
  }));
  const host = () => hostOver(mingoReader({...exampleLedger((hex) => hex), transactions: pair}));

  it('is told by its rows, and costs what was debited, without markup', async () => {
    const {cost, cachedInputTokens, cacheWriteTokens} = await get<Figures>(host(), `/usage/summary?${WEEK}`);
    assert.deepEqual([cost, cachedInputTokens, cacheWriteTokens], [{amount: '0.032874', currency: 'USD'}, 15_360, 2048]);
  });

  it('pairs rows of the same instant by their message', async () => {
    const {items: log} = await get<{items: Figures[]}>(host(), `/usage/log?${WEEK}`);
    assert.deepEqual(log.map(({inputTokens, outputTokens, cost}) => [inputTokens, outputTokens, cost?.amount]), [[17_820, 1290, '0.032874']]);
  });
});
