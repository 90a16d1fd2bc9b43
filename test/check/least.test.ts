import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {RuleId} from '../../src/check/rules.js';
import {createFakeApi} from '../../src/testing.js';
import {allRows, checkThrough, NOW, type Fault, type Forward, type Json, type Sent} from './planted-api.js';

const api = createFakeApi({now: () => NOW});

const forward: Forward = async ({path, parameters, isSignedIn}) => {
  const response = await createOrRefuse(isSignedIn)(`http://fake.example/api${path}?${parameters}`);
  return {status: response.status, headers: Object.fromEntries(response.headers), body: await response.json()};
};

function createOrRefuse(isSignedIn: boolean) {
  return isSignedIn ? api : createFakeApi({scenario: 'signedOut'});
}

type Forms = Readonly<Record<string, (body: Json) => Json>>;

const pick = (...names: string[]) => (body: Json) => Object.fromEntries(names.map((name) => [name, body[name]]));

/** A backend that says no more than it must. */
const LEAST: Forms = {
  '/user/balance': pick('tokens'),
  '/user/transactions': ({items, nextCursor}) => ({items: items.map(pick('id', 'date', 'type')), nextCursor}),
  '/usage/summary': pick('totalTokens', 'cost'),
  '/usage/breakdown': ({items}) => ({items: items.map(({id, totalTokens}: Json) => ({name: id, totalTokens}))}),
  '/usage/log': ({items, nextCursor}) => ({items: items.map(pick('date', 'model', 'inputTokens', 'outputTokens')), nextCursor}),
  '/sustainability/metrics': ({totals}) => ({totals: {co2e: totals.co2e}}),
};

/** A backend in the older forms. */
const OLDER: Forms = {
  '/user/balance': ({tokens, percentage}) => ({tokens, fiatValue: 1.23, percentage}),
  '/usage/summary': ({totalTokens, cost, requests}) => ({totalTokens, totalCost: Number(cost?.amount), totalRequests: requests}),
  '/usage/breakdown': ({items, by}) => items.map(({id, totalTokens, cost}: Json) => ({[`${by}Name`]: id, tokens: totalTokens, cost: cost && Number(cost.amount)})),
  '/usage/log': ({items}) => items.map(pick('date', 'model', 'inputTokens', 'outputTokens')),
  '/sustainability/metrics': ({totals}) => ({totalKWh: totals.energy.central, totalWaterL: totals.water.central, totalCO2e: totals.co2e.central}),
};

const inForm = (forms: Forms): Fault => async (asked, send) => {
  const sent: Sent = await send(asked);
  const form = forms[asked.path];
  return sent.status === 200 && form ? {...sent, body: form(sent.body)} : sent;
};

async function rulesOf(fault: Fault): Promise<{errors: RuleId[]; warnings: RuleId[]; hints: number}> {
  const {findings} = await checkThrough(forward, fault);
  const of = (severity: string) => [...new Set(findings.filter((found) => found.severity === severity).map(({rule}) => rule))];
  assert.deepEqual(of('error'), [], JSON.stringify(findings.filter(({severity}) => severity === 'error'), null, 1));
  return {errors: of('error'), warnings: of('warning'), hints: findings.filter(({severity}) => severity === 'hint').length};
}

describe('a2b check on small backends', () => {
  it('finds no error where only required fields come, and hints at many more', async () => {
    const {warnings, hints} = await rulesOf(inForm(LEAST));
    assert.deepEqual(warnings, ['log.id']);
    assert.ok(hints > 20, `${hints} hints`);
  });

  it('finds no error in the older forms, and says that they are older', async () => {
    const wholeLog: Fault = async (asked, send) => {
      const sent = await inForm(OLDER)(asked, send);
      const isLog = asked.path === '/usage/log' && sent.status === 200;
      return isLog ? {...sent, body: (await allRows(asked, send)).map(pick('date', 'model', 'inputTokens', 'outputTokens'))} : sent;
    };
    const {warnings} = await rulesOf(wholeLog);
    assert.ok(warnings.includes('shape.older'));
  });

  it('finds no error where only a balance is there', async () => {
    const {findings, notes} = await checkThrough(forward, async (asked, send) => send(asked), {only: ['balance']});
    assert.deepEqual(findings, []);
    assert.ok(notes.length > 0);
  });

  for (const status of [404, 501]) {
    it(`takes ${status} of the sustainability endpoint for what it is`, async () => {
      const {findings, notes} = await checkThrough(forward, async (asked, send) =>
        asked.path.startsWith('/sustainability') && asked.isSignedIn ? {status, headers: {'Content-Type': 'text/plain'}, body: 'none'} : send(asked));
      assert.deepEqual(findings, []);
      assert.ok(notes.some((note) => note.includes(String(status))));
    });
  }

  it('takes a 404 with JSON for a user who has no wallet yet', async () => {
    const {findings, notes} = await checkThrough(forward, async (asked, send) =>
      asked.path === '/user/balance' && asked.isSignedIn ? {status: 404, headers: {'Content-Type': 'application/problem+json'}, body: {status: 404}} : send(asked));
    assert.deepEqual(findings, []);
    assert.ok(notes.some((note) => note.includes('no wallet')));
  });

  it('says that a user has no usage to check with', async () => {
    const nothing = createFakeApi({scenario: 'empty', now: () => NOW});
    const silent: Forward = async ({path, parameters, isSignedIn}) => {
      const response = await (isSignedIn ? nothing : createOrRefuse(false))(`http://fake.example/api${path}?${parameters}`);
      return {status: response.status, headers: Object.fromEntries(response.headers), body: await response.json()};
    };
    const {findings} = await checkThrough(silent, (asked, send) => send(asked), {only: ['summary', 'breakdown', 'log']});
    assert.ok(findings.some(({rule}) => rule === 'data.none'));
  });
});
