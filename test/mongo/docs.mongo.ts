import assert from 'node:assert/strict';
import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {createServer, type AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {after, before, describe, it} from 'node:test';
import mongoose from 'mongoose';
import type {Browser} from 'playwright-core';
import {launchBrowser} from '../support/built-page.js';
import {startApp, type App, type ExpressApp} from '../support/librechat/app/server.js';
import {accessToken, KEYS} from '../support/librechat/app/tokens.js';
import {USER} from '../support/librechat/data.js';
import {services, snippet} from '../support/librechat/docs.js';
import {objectId, openDatabase, type TestDatabase} from '../support/librechat/mongo-host.js';
import {recentLedger} from '../support/librechat/recent.js';
import {PLAIN_CLIENT, shadowText} from '../support/librechat/visit.js';

const root = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const hasNginx = spawnSync('nginx', ['-v']).error === undefined;
const noNginx = hasNginx ? false : 'nginx is not installed (apt-get install nginx-light)';

/** A folder as LibreChat's container has it: /app with its packages, and what the reader brought. */
const app = mkdtempSync(join(tmpdir(), 'a2b-app-'));
let database: TestDatabase;
let browser: Browser;
before(async () => {
  database = await openDatabase(recentLedger(objectId));
  browser = await launchBrowser();
  symlinkSync(join(root, 'node_modules'), join(app, 'node_modules'));
  const [mkdir = '', copy = ''] = snippet('files').split('\n').slice(-3);
  const {status, stderr} = spawnSync('sh', ['-ec', `${mkdir}\n${copy}`], {cwd: root, env: {...process.env, LIBRECHAT: app}, encoding: 'utf8'});
  assert.equal(status, 0, stderr);
});
after(async () => {
  await browser?.close();
  await database?.close();
  rmSync(app, {recursive: true, force: true});
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

/** The side-car as the compose file runs it: its command and environment, in place of a container. */
async function startSidecar(port: number): Promise<ChildProcess> {
  const {command: [command = '', ...args] = [], environment = {}} = services('docker-compose.override.yml')['a2b'] ?? {};
  assert.equal(environment['MONGO_URI'], 'mongodb://mongodb:27017/LibreChat');
  const dotEnv: Readonly<Record<string, string>> = {JWT_SECRET: KEYS.jwtSecret, JWT_REFRESH_SECRET: KEYS.refreshSecret};
  const filled = Object.entries(environment).map(([name, value]) => [name, value.replace(/\$\{(\w+)(?::-(.*))?\}/, (_, key: string, otherwise = '') => dotEnv[key] ?? otherwise)]);
  const env = {PATH: process.env['PATH'], ...Object.fromEntries(filled), MONGO_URI: database.uri, A2B_PORT: String(port), A2B_HOST: '127.0.0.1'};
  const child = spawn(command, args.map((argument) => argument.replace(/^\/app\//, `${app}/`)), {cwd: app, env, stdio: ['ignore', 'pipe', 'inherit']});
  for await (const line of createInterface({input: child.stdout as NodeJS.ReadableStream})) {
    if (line.includes('http://')) return child;
  }
  throw new Error('The side-car ended before it said where it is.');
}

/** nginx with a `server` block of the documentation, before an app and a side-car. */
async function startNginx(block: string, sites: {app: number; sidecar: number}): Promise<{port: number; child: ChildProcess}> {
  const port = await freePort();
  const prefix = mkdtempSync(join(app, 'nginx-'));
  const server = block.replace('listen 80;', `listen 127.0.0.1:${port};`).replace(/http:\/\/(a2b|127\.0\.0\.1):4480/, `http://127.0.0.1:${sites.sidecar}`).replace('http://api:3080', `http://127.0.0.1:${sites.app}`);
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${prefix}/${name};`).join('\n');
  writeFileSync(join(prefix, 'nginx.conf'), `daemon off; pid ${prefix}/pid; error_log stderr; events {}
    http { access_log off; ${temp} ${server} }`);
  const child = spawn('nginx', ['-p', prefix, '-e', 'stderr', '-c', join(prefix, 'nginx.conf')], {stdio: 'inherit'});
  for (let tries = 0; tries < 200; tries += 1) {
    if (await fetch(`http://127.0.0.1:${port}/`).then(() => true, () => false)) return {port, child};
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('nginx did not start.');
}

const signIn = async (site: string, running: App) => {
  const context = await browser.newContext({timezoneId: 'Europe/Berlin', locale: 'en-US'});
  await context.addCookies([{name: 'refreshToken', value: await running.signIn(), url: site, httpOnly: true, sameSite: 'Strict'}]);
  return context;
};

describe('docs/librechat.md: the side-car', () => {
  let sidecar: ChildProcess;
  let port: number;
  before(async () => {
    port = await freePort();
    sidecar = await startSidecar(port);
  });
  after(() => sidecar && ended(sidecar));

  it('answers the check that the reader is given', async () => {
    const token = await accessToken(USER);
    const {stdout} = spawnSync('sh', ['-ec', snippet('check')], {env: {...process.env, TOKEN: token, SITE: `http://127.0.0.1:${port}`}, encoding: 'utf8'});
    assert.ok((JSON.parse(stdout) as {totalTokens: number}).totalTokens >= 48_223);
  });

  it('stands behind nginx beside LibreChat: the balance in a corner, the dashboard on its page, nobody signed out', {skip: noNginx}, async () => {
    const running = await startApp({express: require('express4') as () => ExpressApp, user: USER, client: PLAIN_CLIENT});
    const nginx = await startNginx(`server { listen 80; ${snippet('nginx-endpoints')}${snippet('nginx-pages')} }`, {app: Number(new URL(running.url).port), sidecar: port});
    const site = `http://127.0.0.1:${nginx.port}`;
    const context = await signIn(site, running);
    try {
      const page = await context.newPage();
      await page.goto(`${site}/c/new`);
      await page.waitForFunction(() => document.querySelector('a2b-wallet')?.matches(':state(ready)'));
      assert.match(await shadowText(page, 'a2b-wallet'), /15\.6M|15,611,477/);
      await page.locator('a.a2b-corner').click();
      await page.waitForURL('**/api/a2b/usage');
      await page.waitForLoadState('networkidle');
      assert.match(await shadowText(page, 'a2b-dashboard'), /Research Assistant/);
      await page.goto(`${site}/c/new`);
      await page.locator('#status', {hasText: 'signed in'}).waitFor();
    } finally {
      await context.close();
      await ended(nginx.child);
      await running.close();
    }
  });

  const blocks = {
    'in a container of its own': snippet('nginx.conf'),
    'on the machine itself': `server { listen 80; ${snippet('nginx-host')}${snippet('nginx-pages')} }`,
  };
  for (const [where, block] of Object.entries(blocks)) {
    it(`stands behind nginx ${where}: its paths lead to it, all others to LibreChat`, {skip: noNginx}, async () => {
      const running = await startApp({express: require('express4') as () => ExpressApp, user: USER, client: PLAIN_CLIENT});
      const nginx = await startNginx(block, {app: Number(new URL(running.url).port), sidecar: port});
      const headers = {authorization: `Bearer ${await accessToken(USER)}`};
      const ask = (path: string) => fetch(`http://127.0.0.1:${nginx.port}${path}`, {headers});
      try {
        assert.ok(((await (await ask('/api/usage/summary?range=30d&tz=Europe/Berlin')).json()) as {totalTokens: number}).totalTokens >= 48_223);
        assert.equal((await ask('/api/user/balance')).status, 200);
        assert.match(await (await ask('/api/a2b/usage')).text(), /<a2b-dashboard>/);
        assert.deepEqual(await (await ask('/api/user')).json(), {id: USER});
        assert.match(await (await ask('/c/new')).text(), /<title>LibreChat<\/title>/);
        assert.deepEqual(running.log.map(({path}) => path), ['/api/user'], 'LibreChat is asked for what is its own');
      } finally {
        await ended(nginx.child);
        await running.close();
      }
    });
  }
});

describe('docs/librechat.md: the router', () => {
  for (const version of ['express4', 'express']) {
    it(`runs by its two lines in a server of CommonJS, with LibreChat's mongoose, on ${version}`, async () => {
      const server = join(app, 'api/server');
      mkdirSync(server, {recursive: true});
      writeFileSync(join(server, 'middleware.js'), 'module.exports = { requireJwtAuth: (...args) => globalThis.requireJwtAuth(...args) };');
      writeFileSync(join(server, 'index.js'), `${snippet('router-require')}module.exports = (app) => {\n${snippet('router-mount')}};`);
      writeFileSync(join(app, 'package.json'), '{"type": "commonjs"}');
      Object.assign(process.env, {JWT_SECRET: KEYS.jwtSecret, JWT_REFRESH_SECRET: KEYS.refreshSecret});
      const host = createRequire(join(server, 'index.js'));
      const own = host('mongoose') as typeof mongoose;
      await own.connect(database.uri);
      const running = await startApp({
        express: require(version) as () => ExpressApp,
        user: USER,
        mount: (express, requireJwtAuth) => {
          Object.assign(globalThis, {requireJwtAuth});
          (host('./index.js') as (app: ExpressApp) => void)(express);
        },
      });
      try {
        const headers = {authorization: `Bearer ${await accessToken(USER)}`};
        const answer = await fetch(`${running.url}/api/usage/summary?range=30d&tz=Europe/Berlin`, {headers});
        assert.ok(((await answer.json()) as {totalTokens: number}).totalTokens >= 48_223);
        assert.equal((await fetch(`${running.url}/api/user/balance`)).status, 401);
        assert.match(await (await fetch(`${running.url}/api/a2b/usage`)).text(), /a2b-dashboard/);
        assert.equal((await fetch(`${running.url}/api/a2b/a2b.js`)).status, 200);
      } finally {
        await own.disconnect();
        await running.close();
      }
    });
  }
});

describe('docs/librechat.md: the command for indexes', () => {
  it('creates them, and only it does', async () => {
    const names = async () => (await database.db.collection('transactions').indexes()).map(({name}) => name);
    assert.deepEqual(await names(), ['_id_']);
    const command = snippet('indexes').replace('mongodb://127.0.0.1:27017/LibreChat', database.uri);
    const {status, stdout, stderr} = spawnSync('sh', ['-ec', command], {cwd: app, encoding: 'utf8'});
    assert.equal(status, 0, stderr);
    assert.equal(stdout.trim().split('\n').length, 2);
    assert.deepEqual((await names()).sort(), ['_id_', 'a2b_user_createdAt', 'a2b_user_tokenType']);
  });
});

describe('docs/librechat.md: the changed index.html', () => {
  it('is made by its lines', () => {
    const folder = mkdtempSync(join(tmpdir(), 'a2b-index-'));
    writeFileSync(join(folder, 'index.html'), '<html><head><title>x</title></head><body><div id="root"></div></body></html>');
    const [copy, ...lines] = snippet('index').trim().split('\n');
    assert.equal(copy, 'docker compose cp api:/app/client/dist/index.html index.html');
    const {status, stderr} = spawnSync('sh', ['-ec', lines.join('\n')], {cwd: folder, encoding: 'utf8'});
    assert.equal(status, 0, stderr);
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    assert.match(page, /data-a2b-host="librechat"><\/script><\/head><body>.*<a class="a2b-corner".*<\/body>/);
    rmSync(folder, {recursive: true});
  });
});

