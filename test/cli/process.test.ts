import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {version} from '../../src/version.js';
import {startReferenceApi, type ListeningReferenceApi} from '../support/reference-api.js';

const root = join(import.meta.dirname, '../..');
let api: ListeningReferenceApi;
before(async () => {
  api = await startReferenceApi();
});
after(() => api.close());

interface Ended {
  code: number | null;
  out: string;
}

/** Runs the program in a process of its own. */
function a2b(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/a2b.ts', ...args], {cwd: root, env: {...process.env, A2B_TOKEN: ''}});
    let out = '';
    child.stdout.on('data', (text) => (out += text));
    child.stderr.on('data', (text) => (out += text));
    child.on('close', (code) => resolve({code, out}));
  });
}

describe('a2b as a program', () => {
  it('passes on the reference server with its sample data', async () => {
    const {code, out} = await a2b('check', `${api.url}/api`, '--token', api.token, '--tz', 'Europe/Berlin');
    assert.equal(code, 0, out);
    assert.match(out, /The API keeps the contract\. 0 warnings, 0 hints/);
  });

  it('leaves with 1 where nothing answers', async () => {
    const {code, out} = await a2b('check', 'http://127.0.0.1:1/api', '--json');
    assert.equal(code, 1);
    const {findings, requests} = JSON.parse(out);
    assert.deepEqual(findings.map(({rule}: {rule: string}) => rule), ['http.unreachable']);
    assert.ok(requests <= 2, 'asks no further');
  });

  it('waits for no server longer than it is told to', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const {port} = silent.address() as AddressInfo;
    const {code, out} = await a2b('check', `http://127.0.0.1:${port}/api`, '--timeout', '0.2', '--only', 'balance', '--json');
    silent.closeAllConnections();
    silent.close();
    assert.equal(code, 1);
    assert.equal(JSON.parse(out).findings[0].rule, 'http.timeout');
  });

  it('is built as a program that runs', async () => {
    const child = spawn(join(root, 'dist/cli/a2b.js'), ['--version']);
    let out = '';
    child.stdout.on('data', (text) => (out += text));
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.deepEqual([code, out], [0, `${version}\n`]);
  });

  it('leaves with 2 for an option it does not know', async () => {
    assert.equal((await a2b('check', api.url, '--tokne', 'x')).code, 2);
  });
});
