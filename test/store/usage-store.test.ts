import assert from 'node:assert/strict';
import {describe, it, mock} from 'node:test';
import {Observable} from '../../src/store/observable.js';
import {UsageStore} from '../../src/store/usage-store.js';

describe('Observable', () => {
  it('tells a change, keeps quiet about none, and stops when asked', () => {
    const listener = mock.fn();
    const observable = new Observable({a: 1, b: 2});
    const stop = observable.subscribe(listener);
    observable.set({a: 1});
    observable.set({a: 3});
    stop();
    observable.set({a: 4});
    assert.deepEqual(listener.mock.calls.map(({arguments: [value]}) => value), [{a: 3, b: 2}]);
  });

  it('hands out frozen snapshots', () => {
    const {value} = new Observable({a: 1});
    assert.throws(() => ((value as {a: number}).a = 2), TypeError);
  });
});

describe('UsageStore', () => {
  it('takes ids into a filter and out again', () => {
    const store = new UsageStore();
    store.toggle('provider', 'openai');
    store.toggle('provider', '__proto__');
    assert.deepEqual(store.value.filters.provider, ['openai', '__proto__']);
    store.toggle('provider', 'openai');
    store.filter('model', ['m']);
    assert.deepEqual(store.value.filters, {provider: ['__proto__'], project: [], model: ['m']});
  });
});
