import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {endpoints, type EndpointName} from '../../src/contract/endpoints.js';
import {readAnswer} from '../../src/contract/parse.js';

function read<Name extends EndpointName>(name: Name, body: unknown) {
  return readAnswer(endpoints[name].reader(body), body);
}

function valueOf<Name extends EndpointName>(name: Name, body: unknown) {
  const reading = read(name, body);
  assert.ok(reading.ok);
  return reading.value;
}

const row = {id: 'u1', date: '2026-11-20T17:59:12Z', model: 'gpt-4o', inputTokens: 10, outputTokens: 5};

describe('readAnswer', () => {
  it('C1: keeps digits that a double cannot hold', () => {
    assert.equal(valueOf('balance', {tokens: '9007199254740993'}).tokens, 9007199254740993n);
  });

  it('C3: keeps the sign of a balance', () => {
    assert.equal(valueOf('balance', {tokens: -5}).tokens, -5n);
  });

  it('reads the older balance, whose value has no currency of its own', () => {
    const {estimatedValue, percentage} = valueOf('balance', {tokens: 5, fiatValue: 45.67, percentage: 12});
    assert.deepEqual(estimatedValue, {amount: '45.67', currency: null});
    assert.equal(percentage, 12);
  });

  it('writes a tiny number as a plain decimal', () => {
    assert.equal(valueOf('balance', {tokens: 5, fiatValue: 4e-7}).estimatedValue?.amount, '0.0000004');
  });

  it('drops an invalid optional field and names it once', () => {
    const reading = read('balance', {tokens: 5, percentage: 300, grants: 'many'});
    assert.ok(reading.ok);
    assert.deepEqual(reading.dropped.map(({path}) => path), ['percentage', 'grants']);
    assert.equal(reading.value.tokens, 5n);
  });

  it('C12: fails by the required field, naming path and expectation', () => {
    assert.deepEqual(read('balance', {tokens: 'many', percentage: 300}), {ok: false, fault: {path: 'tokens', expected: 'number'}});
    assert.deepEqual(read('balance', {}), {ok: false, fault: {path: 'tokens', expected: 'number'}});
    assert.deepEqual(read('balance', 'OK'), {ok: false, fault: {path: '(body)', expected: 'object'}});
    assert.deepEqual(read('summary', {totalTokens: 1}), {ok: false, fault: {path: 'cost', expected: 'money'}});
  });

  it('C12: never tells a value', () => {
    fc.assert(
      fc.property(fc.string({minLength: 12}), (secret) => {
        const reading = read('log', {items: secret});
        return !reading.ok && !JSON.stringify(reading).includes(secret);
      }),
    );
  });

  it('drops a bad row and counts it, once, whatever is wrong with it', () => {
    const reading = read('log', {items: [row, {...row, date: 'yesterday', inputTokens: -1}, {...row, id: 'u2'}]});
    assert.ok(reading.ok);
    assert.equal(reading.unreadableRows, 1);
    assert.deepEqual(reading.value.items.map(({id}) => id), ['u1', 'u2']);
  });

  it('drops only the bad rows of a large list', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), {maxLength: 60}), (good) => {
        const items = good.map((isGood, index) => ({...row, id: String(index), model: isGood ? 'm' : 7}));
        const reading = read('log', {items});
        assert.ok(reading.ok);
        assert.equal(reading.unreadableRows, good.filter((isGood) => !isGood).length);
        assert.deepEqual(reading.value.items.map(({id}) => id), items.filter(({model}) => model === 'm').map(({id}) => id));
      }),
    );
  });

  it('leaves the body it was given as it was', () => {
    const body = {items: [row, {model: 3}]};
    read('log', body);
    assert.deepEqual(body, {items: [row, {model: 3}]});
  });

  it('B10: is not fooled by names of the prototype', () => {
    const items = ['__proto__', 'constructor', 'hasOwnProperty', ''].map((name) => ({name, totalTokens: 1}));
    assert.deepEqual(valueOf('breakdown', {items}).items.map(({id}) => id), ['__proto__', 'constructor', 'hasOwnProperty', '']);
    assert.equal(({} as Record<string, unknown>)['totalTokens'], undefined);
  });
});

describe('answers of usage endpoints', () => {
  it('tell an unpriced cost from a missing one', () => {
    const {items} = valueOf('log', {items: [{...row, cost: null}, row]});
    assert.equal(items[0]?.cost, null);
    assert.equal(items[1]?.cost, undefined);
  });

  it('read the older summary and log forms', () => {
    assert.deepEqual(valueOf('summary', {totalTokens: 5, totalCost: 1.5, totalRequests: 2}).requests, 2n);
    assert.equal(valueOf('log', [row]).nextCursor, null);
    assert.equal(valueOf('log', {items: [row], page: 1, pages: 3}).nextCursor, 'page:2');
    assert.equal(valueOf('log', {items: [row], page: 3, pages: 3}).nextCursor, null);
  });

  it('read the older breakdowns, by any of their names', () => {
    for (const key of ['providerName', 'projectName', 'modelName', 'name']) {
      const [item] = valueOf('breakdown', [{[key]: 'OpenAI', tokens: 7}]).items;
      assert.equal(item?.name, 'OpenAI');
      assert.equal(item?.totalTokens, 7n);
    }
  });

  it('let unattributed usage come without a name', () => {
    const reading = read('breakdown', {items: [{id: 'unattributed', totalTokens: 1}, {id: 'x', totalTokens: 1}]});
    assert.ok(reading.ok);
    assert.deepEqual(reading.value.items.map(({id}) => id), ['unattributed']);
    assert.equal(reading.unreadableRows, 1);
  });

  it('take total tokens from input and output where a row has none', () => {
    assert.equal(valueOf('log', {items: [row]}).items[0]?.totalTokens, 15n);
  });
});
