import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {get} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {startReferenceApi, type ListeningReferenceApi} from '../../support/reference-api.js';

let api: ListeningReferenceApi;
let dir: string;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'a2b-static-'));
  await mkdir(join(dir, 'dist', 'cdn'), {recursive: true});
  await mkdir(join(dir, 'host'));
  await writeFile(join(dir, 'host', 'index.html'), '<!doctype html><title>host</title>');
  await writeFile(join(dir, 'host', 'host.css'), 'html {}');
  await writeFile(join(dir, 'dist', 'index.js'), 'export {};');
  await writeFile(join(dir, 'dist', 'cdn', 'chart-B1kx90_q.js'), 'export {};');
  await writeFile(join(dir, 'dist', 'cdn', 'a2b-usage-co2-equi.js'), 'export {};');
  await writeFile(join(dir, 'dist', 'data.bin'), new Uint8Array([0, 255]));
  await writeFile(join(dir, 'secret'), 'secret');
  await symlink(join(dir, 'secret'), join(dir, 'dist', 'link.txt'));
  await mkdir(join(dir, 'dist-private'));
  await writeFile(join(dir, 'dist-private', 'x.js'), 'secret');
  api = await startReferenceApi({seed: false, hostDir: join(dir, 'host'), distDir: join(dir, 'dist')});
});
after(async () => {
  await api.close();
  await rm(dir, {recursive: true});
});

/** Asks for a path as it is written: `fetch` would tidy it up. */
function raw(path: string): Promise<{status: number; body: string}> {
  const {port} = new URL(api.url);
  return new Promise((resolve, reject) => {
    get({host: '127.0.0.1', port, path}, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString()});
    }).on('error', reject);
  });
}

test('the host page is served at / and at every address without a file, never stored', async () => {
  for (const path of [
    '/',
    '/index.html',
    '/c/new',
    '/dashboard?range=7d',
    '/missing.js',
    '/apis',
    '/distant',
  ]) {
    const response = await fetch(api.url + path);
    assert.equal(response.status, 200, path);
    assert.match(await response.text(), /<title>host/, path);
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8', path);
    assert.equal(response.headers.get('cache-control'), 'no-store', path);
  }
  const style = await fetch(`${api.url}/host.css`);
  assert.deepEqual(
    [style.headers.get('content-type'), style.headers.get('cache-control')],
    ['text/css; charset=utf-8', 'no-store'],
  );
});

test('the package is served with types; only files with a hash in their name are kept for ever', async () => {
  const forEver = 'public, max-age=31536000, immutable';
  for (const [path, type, caching] of [
    ['/dist/index.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/dist/cdn/chart-B1kx90_q.js', 'text/javascript; charset=utf-8', forEver],
    ['/dist/cdn/a2b-usage-co2-equi.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/dist/data.bin', 'application/octet-stream', 'no-cache'],
  ] as const) {
    const {status, headers} = await fetch(api.url + path);
    assert.deepEqual(
      [status, headers.get('content-type'), headers.get('cache-control')],
      [200, type, caching],
      path,
    );
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  }
});

test('a file that did not change is not sent again', async () => {
  const etag = (await fetch(`${api.url}/dist/index.js`)).headers.get('etag') as string;
  assert.equal((await fetch(`${api.url}/dist/index.js`, {headers: {'If-None-Match': etag}})).status, 304);
  assert.equal(
    (await fetch(`${api.url}/dist/index.js`, {headers: {'If-None-Match': '"other"'}})).status,
    200,
  );
});

test('what is not in the package is a 404, not the page', async () => {
  for (const path of ['/dist/', '/dist/missing.js', '/dist/cdn', '/dist/cdn/']) {
    const response = await fetch(api.url + path);
    assert.equal(response.status, 404, path);
    assert.match(response.headers.get('content-type') ?? '', /problem\+json/, path);
  }
});

test('no path leads out of the directories', async () => {
  for (const path of [
    '/../secret',
    '/dist/../secret',
    '/dist/../../secret',
    '/dist/..%2fsecret',
    '/dist/%2e%2e/secret',
    '/dist/%2e%2e%2fsecret',
    '/dist/..%5csecret',
    '/dist//etc/passwd',
    '/dist/%2fetc%2fpasswd',
    '/dist/../dist-private/x.js',
    '/dist/..%2fdist-private%2fx.js',
    '/dist/link.txt',
    '/dist/index.js%00.txt',
    '/dist/%ff',
    '/dist/%',
    '/..%2fsecret',
    '//secret',
  ]) {
    const {status, body} = await raw(path);
    assert.ok(!body.includes('secret') && !body.includes('root:'), `${path} gave ${body}`);
    assert.ok(status === 404 || body.includes('<title>host'), `${path} gave ${status}`);
  }
});

test('files are read, not written to', async () => {
  for (const path of ['/', '/dist/index.js']) {
    assert.equal((await fetch(api.url + path, {method: 'POST'})).status, 404);
  }
});
