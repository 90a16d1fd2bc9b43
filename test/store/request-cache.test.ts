import assert from 'node:assert/strict';
import {describe, it, mock} from 'node:test';
import {KEPT, KEPT_FOR, RequestCache, SHARED_FOR} from '../../src/store/request-cache.js';
import {FakeClient} from '../../src/testing/fake-client.js';

const week = {range: '7d', tz: 'Europe/Berlin'} as const;

// An answer is kept for a minute: nobody waits here until its timer has run out.
const {setTimeout: waiting} = globalThis;
globalThis.setTimeout = ((act: () => void, ms?: number) => waiting(act, ms).unref()) as typeof setTimeout;

/** A cache that was asked once, and has its answer. */
async function answered() {
  const client = new FakeClient();
  const cache = new RequestCache(client);
  const {signal} = new AbortController();
  const first = cache.get('summary', week, signal);
  client.questions[0]?.answer({totalTokens: 1, cost: null});
  await first;
  return {client, cache, signal};
}

/** Counts the timers that are called off until it is told to stop. */
function callingOff(): () => number {
  const called = mock.method(globalThis, 'clearTimeout');
  return () => {
    called.mock.restore();
    return called.mock.calls.filter(({arguments: [timer]}) => timer !== undefined).length;
  };
}

describe('RequestCache', () => {
  it('D6: shares one request among all who ask the same, whatever the order of parameters', async () => {
    const client = new FakeClient();
    const cache = new RequestCache(client);
    const {signal} = new AbortController();
    const answers = [cache.get('summary', week, signal), cache.get('summary', {tz: 'Europe/Berlin', range: '7d'}, signal)];
    assert.equal(client.questions.length, 1);
    client.questions[0]?.answer({totalTokens: 3, cost: null});
    assert.deepEqual((await Promise.all(answers)).map(({value}) => value.totalTokens), [3n, 3n]);
  });

  it('asks anew for other parameters', () => {
    const client = new FakeClient();
    const cache = new RequestCache(client);
    const {signal} = new AbortController();
    void cache.get('summary', week, signal);
    void cache.get('summary', {...week, range: '30d'}, signal);
    assert.equal(client.questions.length, 2);
  });

  it('D6: goes on while one of two is still interested, and aborts when the last has left', async () => {
    const client = new FakeClient();
    const cache = new RequestCache(client);
    const [first, second] = [new AbortController(), new AbortController()];
    const answers = [cache.get('summary', week, first.signal), cache.get('summary', week, second.signal)];
    first.abort();
    await assert.rejects(answers[0] as Promise<unknown>, {name: 'AbortError'});
    assert.equal(client.questions[0]?.signal.aborted, false);
    second.abort();
    await assert.rejects(answers[1] as Promise<unknown>, {name: 'AbortError'});
    assert.equal(client.questions[0]?.signal.aborted, true);
  });

  it('never joins a request that was given up', async () => {
    const client = new FakeClient();
    const cache = new RequestCache(client);
    const leaver = new AbortController();
    const left = cache.get('summary', week, leaver.signal);
    leaver.abort();
    await assert.rejects(left);
    void cache.get('summary', week, new AbortController().signal);
    assert.equal(client.questions.length, 2);
  });

  it('serves an answer for a while, and a failure never', async (test) => {
    test.mock.timers.enable({apis: ['setTimeout']});
    const client = new FakeClient();
    const cache = new RequestCache(client);
    const {signal} = new AbortController();
    const failed = cache.get('summary', week, signal);
    client.questions[0]?.fail(new Error('no'));
    await assert.rejects(failed);
    const good = cache.get('summary', week, signal);
    client.questions[1]?.answer({totalTokens: 1, cost: null});
    await good;
    await cache.get('summary', week, signal);
    assert.equal(client.questions.length, 2);
    test.mock.timers.tick(SHARED_FOR);
    void cache.get('summary', week, signal);
    assert.equal(client.questions.length, 3);
  });

  it('serves those who lead back and forth for longer, with the moment the answer arrived at', async (test) => {
    test.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 1_000});
    const {client, cache, signal} = await answered();
    test.mock.timers.tick(KEPT_FOR - 1);
    assert.equal((await cache.get('summary', week, signal, {kept: true})).at.getTime(), 1_000);
    test.mock.timers.tick(1);
    void cache.get('summary', week, signal, {kept: true});
    assert.equal(client.questions.length, 2);
  });

  it('keeps nothing from before a wish for fresh figures, whatever they were wished for', async (test) => {
    test.mock.timers.enable({apis: ['setTimeout']});
    const now = mock.method(performance, 'now', () => 0);
    const {client, cache, signal} = await answered();
    test.mock.timers.tick(SHARED_FOR);
    now.mock.mockImplementation(() => SHARED_FOR);
    void cache.get('balance', {}, signal, {fresh: true});
    void cache.get('summary', week, signal, {kept: true});
    assert.deepEqual(client.questions.map(({name}) => name), ['summary', 'balance', 'summary']);
    mock.restoreAll();
  });

  it('keeps no more than so many answers: the oldest go first', async (test) => {
    test.mock.timers.enable({apis: ['setTimeout']});
    const client = new FakeClient();
    const cache = new RequestCache(client);
    const {signal} = new AbortController();
    const ask = async (cursor: number): Promise<void> => {
      const answer = cache.get('log', {...week, cursor: String(cursor)}, signal, {kept: true});
      client.questions[cursor]?.answer({items: []});
      await answer;
      test.mock.timers.tick(SHARED_FOR / KEPT);
    };
    const calledOff = callingOff();
    for (let cursor = 0; cursor < 2 * KEPT + 2; cursor += 1) await ask(cursor);
    const asked = client.questions.length;
    assert.ok(calledOff() >= asked - 2 * KEPT, 'no timer holds what is not kept');
    await cache.get('log', {...week, cursor: String(asked - 2)}, signal, {kept: true});
    assert.equal(client.questions.length, asked);
    void cache.get('log', {...week, cursor: '0'}, signal, {kept: true});
    assert.equal(client.questions.length, asked + 1);
  });

  it('asks anew when fresh figures are wished, once for all who wish at the same time', async () => {
    const now = mock.method(performance, 'now', () => 0);
    const client = new FakeClient();
    const cache = new RequestCache(client);
    const {signal} = new AbortController();
    void cache.get('balance', {}, signal);
    now.mock.mockImplementation(() => 1_000);
    void cache.get('balance', {}, signal, {fresh: true});
    void cache.get('balance', {}, signal, {fresh: true});
    assert.equal(client.questions.length, 2);
    mock.restoreAll();
  });

  it('holds no answer that a fresh one has taken the place of', async (test) => {
    test.mock.timers.enable({apis: ['setTimeout']});
    const {cache, signal} = await answered();
    const calledOff = callingOff();
    void cache.get('summary', week, signal, {fresh: true});
    assert.equal(calledOff(), 1);
  });

  it('forgets everything at once', async () => {
    const client = new FakeClient();
    const cache = new RequestCache(client);
    const pending = cache.get('balance', {}, new AbortController().signal);
    cache.clear();
    await assert.rejects(pending, {name: 'AbortError'});
  });
});
