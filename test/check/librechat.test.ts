import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {answerTo} from '../../demo/server/librechat/http/answer.js';
import type {Host} from '../../demo/server/librechat/ledger/host.js';
import {checkApi, ENDPOINT_NAMES} from '../../src/check/check.js';
import {exampleLedger, USER} from '../support/librechat/data.js';
import {generatedLedger} from '../support/librechat/generated.js';
import {hostOver, mingoReader} from '../support/librechat/mingo-host.js';

const text = (hex: string) => hex;

/** Asks a host in this process, as its router would for a signed-in user. */
function askedBy(host: Host) {
  return async (url: string): Promise<Response> => {
    const {pathname} = new URL(url);
    const {status, headers, body} = await answerTo(host, USER, pathname.slice('/api'.length), url);
    return new Response(JSON.stringify(body), {status, headers: {'Content-Type': 'application/json', ...headers}});
  };
}

async function check(host: Host, tz: string) {
  const {findings} = await checkApi({
    apiBase: new URL('http://librechat.example/api'), headers: {}, range: '30d', tz, only: ENDPOINT_NAMES, paths: {},
    timeout: 60_000, now: host.now, fetch: askedBy(host),
  });
  return findings.filter(({severity}) => severity !== 'hint');
}

describe('a2b check on the LibreChat router', () => {
  it('finds nothing in the example ledger', async () => {
    assert.deepEqual(await check(hostOver(mingoReader(exampleLedger(text))), 'Europe/Berlin'), []);
  });

  it('finds nothing in a larger one, in a zone of halves', async () => {
    const until = new Date('2025-10-08T10:00:00Z');
    const {transactions, conversations} = generatedLedger(1200, 40, until, text);
    const collections = {...exampleLedger(text), transactions: [...transactions].flat(), conversations};
    assert.deepEqual(await check(hostOver(mingoReader(collections)), 'Asia/Kathmandu'), []);
  });
});
