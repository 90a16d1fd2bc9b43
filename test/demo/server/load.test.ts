import assert from 'node:assert/strict';
import {test} from 'node:test';
import {measure} from '../../bench/server/load.js';
import {emptyDataDir, startDemo} from '../../support/demo-process.js';

const CLIENTS = 200;
/** `A2B_LOAD_SECONDS=60 node --import tsx --test test/demo/server/load.test.ts` is the long run. */
const SECONDS = Number(process.env['A2B_LOAD_SECONDS'] ?? 5);

test(`${CLIENTS} clients that open dashboards for ${SECONDS} s are all answered, none with an error`, async (context) => {
  const demo = await startDemo(emptyDataDir());
  try {
    const load = await measure({url: demo.url, tokens: ['demo']}, '30d', {clients: CLIENTS, seconds: SECONDS, pause: 0});
    context.diagnostic(JSON.stringify(load));
    assert.ok(load.perSecond > 0);
  } finally {
    await demo.close();
  }
});
