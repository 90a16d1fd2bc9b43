import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {createServer, type AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {readSettings} from '../../../demo/server/settings.js';

const MAIN = fileURLToPath(new URL('../../../demo/server/main.ts', import.meta.url));
let dir: string;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'a2b-main-'));
});
after(() => rm(dir, {recursive: true}));

interface Started {
  child: ChildProcess;
  stdout: () => string;
  stderr: () => string;
}

function start(environment: Record<string, string>): Started {
  const {DATABASE_URL: _, ...plain} = process.env;
  const env = {...plain, A2B_DATA_DIR: dir, PORT: '0', ...environment};
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {env, stdio: ['ignore', 'pipe', 'pipe']});
  const texts = {stdout: '', stderr: ''};
  child.stdout.on('data', (chunk) => (texts.stdout += chunk));
  child.stderr.on('data', (chunk) => (texts.stderr += chunk));
  return {child, stdout: () => texts.stdout, stderr: () => texts.stderr};
}

async function untilServing({child, stdout, stderr}: Started): Promise<string> {
  await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), once(child, 'exit')]);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(stdout())?.[0];
  assert.ok(url, stderr());
  return url;
}

test('says in one line where it serves, holds the data directory, and stops cleanly for the next', async () => {
  const first = start({A2B_DEMO_TOKEN: 'letmein'});
  const url = await untilServing(first);
  assert.match(first.stdout(), /^a2b demo: http:\/\/127\.0\.0\.1:\d+\/usage — generated sample data.*\n$/);
  const balance = (token: string): Promise<Response> =>
    fetch(`${url}/api/user/balance`, {headers: {Authorization: `Bearer ${token}`}});
  assert.deepEqual([(await balance('letmein')).status, (await balance('demo')).status], [200, 401]);

  const second = start({});
  assert.deepEqual(await once(second.child, 'exit'), [1, null]);
  assert.match(
    second.stderr(),
    new RegExp(`in use by process ${first.child.pid}: stop \`npm start\` first, or use DATABASE_URL`),
  );
  assert.doesNotMatch(second.stderr(), /\n\s+at /, 'without a stack');

  first.child.kill('SIGTERM');
  assert.deepEqual(await once(first.child, 'exit'), [0, null]);
  assert.ok(!(await readdir(dir)).includes('lock'));
});

test('a killed server leaves nothing that keeps the next from starting', async () => {
  const killed = start({});
  await untilServing(killed);
  killed.child.kill('SIGKILL');
  await once(killed.child, 'exit');
  const next = start({});
  await untilServing(next);
  next.child.kill('SIGINT');
  assert.deepEqual(await once(next.child, 'exit'), [0, null]);
});

test('a taken port is told with a way out', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const {port} = blocker.address() as AddressInfo;
  const started = start({PORT: String(port)});
  assert.deepEqual(await once(started.child, 'exit'), [1, null]);
  assert.equal(
    started.stderr(),
    `Port ${port} is taken. Stop what listens there, or set PORT to another one (0 for any).\n`,
  );
  assert.ok(!(await readdir(dir)).includes('lock'), 'and the data directory is free again');
  blocker.close();
});

test('settings have defaults, and a port must be one', () => {
  assert.deepEqual(readSettings({}), {
    port: 4400,
    dataDir: '.data',
    databaseUrl: undefined,
    demoToken: 'demo',
  });
  assert.deepEqual(readSettings({PORT: '0', A2B_DATA_DIR: '', DATABASE_URL: 'x', A2B_DEMO_TOKEN: 'y'}), {
    port: 0,
    dataDir: '.data',
    databaseUrl: 'x',
    demoToken: 'y',
  });
  for (const PORT of ['x', '-1', '65536', '4400.5', '0x10'])
    assert.throws(() => readSettings({PORT}), /PORT must be/);
});
