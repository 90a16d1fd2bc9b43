import assert from 'node:assert/strict';
import {it} from 'node:test';

it('D9: a browser that says it is offline, but was never heard losing the network, is asked all the same', async () => {
  const events = new EventTarget();
  Object.assign(globalThis, {addEventListener: events.addEventListener.bind(events)});
  Object.defineProperty(globalThis, 'navigator', {value: {onLine: false}, configurable: true});
  const {getJson} = await import('../../src/client/request.js');
  let sent = 0;
  const fetch = (): Promise<Response> => ((sent += 1), Promise.resolve(Response.json({fine: true})));
  const ask = () => getJson({url: new URL('https://api.test/x'), endpoint: '/x', name: 'GET /x', token: null, signal: new AbortController().signal, credentials: 'omit', fetch});
  assert.deepEqual((await ask()).body, {fine: true});
  events.dispatchEvent(new Event('offline'));
  await assert.rejects(ask(), /GET \/x was not sent, because there is no network/);
  Object.defineProperty(globalThis, 'navigator', {value: {onLine: true}, configurable: true});
  await ask();
  assert.equal(sent, 2);
});
