import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {RuleId} from '../../src/check/rules.js';
import {startReferenceApi, type ListeningReferenceApi} from '../support/reference-api.js';
import {changing, checkThrough, everywhere, ignoring, NOW, paging, rememberingForward, type Fault, type Forward} from './planted-api.js';

let api: ListeningReferenceApi;
let forward: Forward;
before(async () => {
  api = await startReferenceApi({now: () => NOW});
  forward = rememberingForward(`${api.url}/api`);
});
after(() => api.close());

const none: Fault = (asked, send) => send(asked);

/** Faults of a backend, each with the one rule that names it. */
const FAULTS: readonly [what: string, rule: RuleId, endpoint: string, fault: Fault][] = [
  ['sends money as floating point numbers', 'money.number', '/usage/summary', changing('/usage/summary', (body) => everywhere(body, (node) => {
    if (node.cost) node.cost.amount = Number(node.cost.amount);
  }))],
  ['sends money without a currency', 'money.currency', '/usage/breakdown', changing('/usage/breakdown', (body) => everywhere(body, (node) => delete node.currency))],
  ['sends costs as bare numbers', 'money.currency', '/usage/log', changing('/usage/log', (body) => everywhere(body, (node) => {
    if (node.cost) node.cost = Number(node.cost.amount);
  }))],
  ['counts one token too many in the summary', 'sums.summary', '/usage/summary', changing('/usage/summary', (body) => (body.totalTokens += 1))],
  ['counts a request too few in the summary', 'sums.summary', '/usage/summary', changing('/usage/summary', (body) => (body.requests -= 1))],
  ['leaves unpriced usage out of the summary', 'sums.summary', '/usage/summary', changing('/usage/summary', (body, {parameters}) => {
    if (parameters.get('interval') === 'day') Object.assign(body, {totalTokens: body.totalTokens - body.unpricedTokens, inputTokens: body.inputTokens - body.unpricedTokens});
  })],
  ['leaves a day out of the series', 'series.gap', '/usage/summary', changing('/usage/summary', (body) => body.series.splice(2, 1))],
  ['loses the first bucket’s tokens', 'sums.series', '/usage/summary', changing('/usage/summary', (body) => {
    if (body.interval === 'day') Object.assign(body.series[0], {totalTokens: 0, inputTokens: 0, outputTokens: 0, segments: []});
  })],
  ['leaves unattributed usage out of the breakdown', 'sums.breakdown', '/usage/breakdown', changing('/usage/breakdown', (body) => {
    body.items = body.items.filter(({id}: {id: string}) => id !== 'unattributed');
  })],
  ['breaks every dimension down by provider', 'breakdown.items', '/usage/breakdown', async (asked, send) => {
    const parameters = new URLSearchParams(asked.parameters);
    if (/^(project|model)$/.test(parameters.get('by') ?? '')) parameters.set('by', 'provider');
    return send({...asked, parameters});
  }],
  ['sends shares as strings', 'number.form', '/user/balance', changing('/user/balance', (body) => (body.percentage = String(body.percentage)))],
  ['sends the last row of a page again', 'log.paging.duplicate', '/usage/log', paging(-1)],
  ['loses a row at each cursor', 'log.paging.lost', '/usage/log', paging(1)],
  ['ignores the cursor', 'log.paging.cursor', '/usage/log', (asked, send) =>
    /no-cursor/.test(asked.parameters.get('cursor') ?? '') ? send(asked) : ignoring('/usage/log', 'cursor')(asked, send)],
  ['sends a cursor with the last page', 'log.paging.end', '/usage/log', async (asked, send) => {
    if (asked.parameters.get('cursor') !== 'end') {
      const sent = await send(asked);
      if (asked.path === '/usage/log' && sent.status === 200) sent.body.nextCursor ??= 'end';
      return sent;
    }
    asked.parameters.delete('cursor');
    const sent = await send(asked);
    return {...sent, body: {...sent.body, items: [], nextCursor: 'end'}};
  }],
  ['sends equal rows in another order each time', 'log.paging.unstable', '/usage/log', (() => {
    const seen = new Set<string>();
    return changing('/usage/log', (body, {parameters}) => {
      const isAgain = parameters.get('limit') === '50' && !parameters.has('sort') && !parameters.has('q') && seen.has(String(parameters));
      seen.add(String(parameters));
      if (isAgain) [body.items[0], body.items[1]] = [body.items[1], body.items[0]];
    });
  })()],
  ['ignores the sort', 'log.sort', '/usage/log', (asked, send) => (asked.parameters.get('sort') === 'mood' ? send(asked) : ignoring('/usage/log', 'sort')(asked, send))],
  ['ignores the order', 'log.sort', '/usage/log', (asked, send) => (asked.parameters.get('order') === 'sideways' ? send(asked) : ignoring('/usage/log', 'order')(asked, send))],
  ['sends as many rows as it likes', 'log.limit', '/usage/log', async (asked, send) => {
    const isLimit = asked.path === '/usage/log' && Number(asked.parameters.get('limit')) > 0 && Number(asked.parameters.get('limit')) < 100;
    if (isLimit && !asked.parameters.has('cursor')) asked.parameters.set('limit', '100');
    return send(asked);
  }],
  ['searches for nothing', 'log.search', '/usage/log', ignoring('/usage/log', 'q')],
  ['sums the page, not the filter, in the log’s totals', 'sums.totals', '/usage/log', changing('/usage/log', (body) => {
    body.totals.totalTokens = body.items.reduce((sum: number, row: {totalTokens: number}) => sum + row.totalTokens, 0);
  })],
  ['ignores the time zone', 'tz.ignored', '*', (asked, send) => (/Mars/.test(asked.parameters.get('tz') ?? '') ? send(asked) : ignoring('/', 'tz')(asked, send))],
  ['ignores the range of the log', 'range.ignored', '/usage/log', async (asked, send) => {
    const isMeant = asked.path === '/usage/log' && /\.\./.test(asked.parameters.get('range') ?? '');
    if (isMeant) asked.parameters.set('range', '90d');
    return send(asked);
  }],
  ['takes 30d for seven days', 'range.period', '/usage/summary', async (asked, send) => {
    if (asked.path === '/usage/summary' && asked.parameters.get('range') === '30d') asked.parameters.set('range', '7d');
    return send(asked);
  }],
  ['ignores the provider in the log', 'filter.ignored', '/usage/log', ignoring('/usage/log', 'provider')],
  ['takes only the first of two models', 'filter.wrong', '/usage/summary', async (asked, send) => {
    if (asked.path === '/usage/summary' && asked.parameters.getAll('model').length > 1) asked.parameters.set('model', asked.parameters.get('model') ?? '');
    return send(asked);
  }],
  ['answers an endpoint with the application’s page', 'http.html', '/usage/log', async (asked, send) =>
    asked.path === '/usage/log' ? {status: 200, headers: {'Content-Type': 'text/html; charset=utf-8'}, body: '<!doctype html><title>Chat</title>'} : send(asked)],
  ['fails', 'http.status', '/usage/breakdown', async (asked, send) =>
    asked.path === '/usage/breakdown' ? {status: 500, headers: {'Content-Type': 'application/json'}, body: {error: 'secret internals'}} : send(asked)],
  ['leads to a sign-in page', 'http.redirect', '/user/balance', async (asked, send) =>
    asked.path === '/user/balance' ? {status: 302, headers: {Location: 'https://elsewhere.example/'}, body: ''} : send(asked)],
  ['sends JSON as text', 'http.json', '/user/balance', async (asked, send) => {
    const sent = await send(asked);
    return asked.path === '/user/balance' && asked.isSignedIn ? {...sent, headers: {...sent.headers, 'content-type': 'text/plain'}} : sent;
  }],
  ['answers strangers with 200', 'auth.status', '/user/balance', async (asked, send) => {
    const sent = await send(asked);
    return asked.path === '/user/balance' && !asked.isSignedIn ? {...sent, status: 200} : sent;
  }],
  ['lets answers be stored', 'cache.header', '/usage/summary', async (asked, send) => {
    const sent = await send(asked);
    return asked.path === '/usage/summary' ? {...sent, headers: {...sent.headers, 'cache-control': 'public, max-age=60'}} : sent;
  }],
  ['sends 0 for the cost of rows without a price', 'null.zero', '/usage/log', changing('/usage/log', (body) => {
    for (const row of body.items) row.cost ??= {amount: '0', currency: 'EUR'};
  })],
  ['sends 0 for the cost of items without a price', 'null.zero', '/usage/breakdown', changing('/usage/breakdown', (body) => {
    for (const item of body.items) item.cost ??= {amount: '0', currency: 'EUR'};
  })],
  ['sends dates without an offset', 'time.form', '/usage/log', changing('/usage/log', (body) => {
    for (const row of body.items) row.date = row.date.slice(0, 19);
  })],
  ['sends a negative count', 'tokens.negative', '/usage/log', changing('/usage/log', (body) => {
    if (body.items[0]) body.items[0].inputTokens = -5;
  })],
  ['counts cached input twice', 'tokens.parts', '*', changing('/usage', (body) => everywhere(body, (node) => {
    if (node.totalTokens !== undefined && node.cachedInputTokens !== undefined) node.totalTokens += node.cachedInputTokens;
  }))],
  ['sends more cached input than input', 'tokens.within', '/usage/summary', changing('/usage/summary', (body) => (body.cachedInputTokens = body.inputTokens + 1))],
  ['loses a segment', 'sums.segments', '/usage/breakdown', changing('/usage/breakdown', (body) => body.items[0]?.segments?.pop())],
  ['compares with another period', 'sums.previous', '/usage/summary', changing('/usage/summary', (body) => body.previous && (body.previous.totalTokens += 1))],
  ['takes any range', 'parameter.accepted', '/usage/summary', async (asked, send) => {
    if (asked.path === '/usage/summary' && asked.parameters.get('range') === '40d') asked.parameters.set('range', '30d');
    return send(asked);
  }],
  ['does not name the wrong parameter', 'parameter.unnamed', '/usage/log', async (asked, send) => {
    const sent = await send(asked);
    if (asked.path === '/usage/log' && sent.status === 400) sent.body = {type: 'about:blank', title: 'Bad request', status: 400, detail: 'Something is wrong.'};
    return sent;
  }],
  ['says what is wrong as plain JSON', 'parameter.problem', '/usage/log', async (asked, send) => {
    const sent = await send(asked);
    return asked.path === '/usage/log' && sent.status === 400 ? {...sent, headers: {...sent.headers, 'content-type': 'application/json'}} : sent;
  }],
  ['answers a wrong parameter with 422', 'parameter.status', '/usage/breakdown', async (asked, send) => {
    const sent = await send(asked);
    return asked.path === '/usage/breakdown' && sent.status === 400 ? {...sent, status: 422} : sent;
  }],
  ['leaves the balance out of the balance', 'shape.required', '/user/balance', changing('/user/balance', (body) => delete body.tokens)],
  ['sends rows without a model', 'shape.field', '/usage/log', changing('/usage/log', (body) => body.items[0] && delete body.items[0].model)],
  ['sends the oldest movement first', 'transactions.order', '/user/transactions', changing('/user/transactions', (body) => body.items.reverse())],
  ['ignores the type of movements', 'transactions.filter', '/user/transactions', (asked, send) =>
    asked.parameters.get('type') === 'mood' ? send(asked) : ignoring('/user/transactions', 'type')(asked, send)],
  ['sets contributions against the footprint', 'sustainability.forbidden', '/sustainability/metrics', changing('/sustainability', (body) => (body.offsetPercent = 110))],
  ['estimates other usage', 'sums.coverage', '/sustainability/metrics', changing('/sustainability', (body) => (body.coverage.outputTokens += 1))],
  ['leaves a model out of the footprint', 'sums.footprint', '/sustainability/metrics', changing('/sustainability', (body) => body.byModel.pop())],
];

describe('a2b check on the reference server', () => {
  it('finds nothing, not even a hint', async () => {
    const {findings, requests} = await checkThrough(forward, none);
    assert.deepEqual(findings, []);
    assert.ok(requests < 130, `${requests} requests`);
  });

  it('finds nothing in any zone or range', async () => {
    for (const [tz, range] of [['Asia/Kathmandu', '7d'], ['America/Los_Angeles', 'mtd'], ['UTC', '90d'], ['Europe/Berlin', '24h']] as const) {
      const {findings} = await checkThrough(forward, none, {tz, range});
      assert.deepEqual(findings, [], `${range} in ${tz}`);
    }
  });

  for (const [what, rule, endpoint, fault] of FAULTS) {
    it(`names ${rule}, and nothing else, where a backend ${what}`, async () => {
      const {findings} = await checkThrough(forward, fault);
      const bad = findings.filter(({severity}) => severity !== 'hint');
      assert.deepEqual([...new Set(bad.map((found) => found.rule))], [rule], JSON.stringify(bad, null, 1));
      if (endpoint !== '*') assert.deepEqual([...new Set(bad.map((found) => found.endpoint))], [endpoint]);
      assert.ok(bad.every(({severity}) => severity === 'error'));
      assert.ok(bad.every(({expected, came, fix, docs}) => [expected, came, fix, docs].every((text) => text !== '')));
    });
  }
});
