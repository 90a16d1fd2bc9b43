import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect, type Socket} from 'node:net';
import {after, before, describe, it} from 'node:test';
import {listen, type RunningServer} from '../../../demo/server/server.js';
import {referenceApi, type ReferenceApi} from '../../support/reference-api.js';

const PATIENCE = {headers: 300, request: 600, every: 100};
const CLIENTS = 100;

let api: ReferenceApi;
let server: RunningServer;
before(async () => {
  api = await referenceApi();
  server = await listen(api.app, 0, PATIENCE);
});
after(async () => {
  await server.close();
  await api.close();
});

/** Sends `opening`, then one byte now and then, until the server has had enough; what it said at last. */
async function drip(opening: string, byte: string): Promise<string> {
  const socket: Socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  let said = '';
  socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
  socket.on('error', () => undefined); // a byte that crosses the end
  socket.write(opening);
  const dripping = setInterval(() => socket.writable && socket.write(byte), 50);
  await once(socket, 'close');
  clearInterval(dripping);
  return said.split('\r\n')[0] ?? '';
}

async function balance(): Promise<number> {
  const {status} = await fetch(`${server.url}/api/user/balance`, {headers: {Authorization: 'Bearer demo'}});
  return status;
}

const HEADERS = 'GET /api/user/balance HTTP/1.1\r\nHost: localhost\r\nX-Slow: ';
const BODY =
  'POST /api/auth/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{';

describe('D1: clients that send a byte now and then', () => {
  for (const [part, opening] of [['headers', HEADERS], ['a body', BODY]] as const) {
    it(`are let go when they take too long over ${part}, and keep nobody waiting`, async () => {
      const slow = Array.from({length: CLIENTS}, () => drip(opening, 'a'));
      assert.deepEqual(await Promise.all(Array.from({length: 20}, balance)), Array<number>(20).fill(200));
      assert.deepEqual(new Set(await Promise.all(slow)), new Set(['HTTP/1.1 408 Request Timeout']));
      assert.equal(await balance(), 200);
    });
  }

  it('are refused with headers beyond 16 KB, and with a body beyond what the endpoint takes', async () => {
    const large = await fetch(`${server.url}/api/user/balance`, {headers: {'X-Large': 'x'.repeat(20_000)}});
    assert.equal(large.status, 431);
    for (const path of ['/auth/sign-in', '/demo/spend']) {
      const header = `POST /api${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer demo\r\n`;
      const body = 'Content-Type: application/json\r\nContent-Length: 2000000\r\n\r\n{';
      assert.equal(await drip(header + body, 'a'), 'HTTP/1.1 413 Payload Too Large', path);
    }
  });
});
