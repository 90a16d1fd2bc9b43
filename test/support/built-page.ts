import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {AddressInfo} from 'node:net';
import {chromium, type Browser} from 'playwright-core';
import {createFakeApi} from '../../src/testing/fake-api.js';
import {chromiumOptions} from './chromium.mjs';

const root = join(import.meta.dirname, '../..');

/** A page of ours that loads the built package, and the server behind it. */
export interface BuiltPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves `page` at `/` with `headers`, the built package below `/dist/`, and what `api` answers below `/api/`. */
export async function serveBuiltPage(
  page: string,
  api: (request: IncomingMessage, response: ServerResponse) => void,
  headers: Record<string, string> = {},
): Promise<BuiltPage> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (url.startsWith('/api/')) return api(request, response);
    if (url.startsWith('/dist/')) return void sendFile(new URL(url, 'http://localhost').pathname, response);
    response.writeHead(url === '/' ? 200 : 404, {'Content-Type': 'text/html', ...headers}).end(url === '/' ? page : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close};
}

async function sendFile(path: string, response: ServerResponse): Promise<void> {
  const content = await readFile(join(root, path)).catch(() => null);
  response.writeHead(content === null ? 404 : 200, {'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*'}).end(content);
}

/** Serves `page` like {@link serveBuiltPage}, with generated figures of a busy account behind it. */
export function serveSamplePage(page: string): Promise<BuiltPage> {
  const api = createFakeApi();
  return serveBuiltPage(page, async ({url = '/'}, response) => {
    const answer = await api(new URL(url, 'http://localhost'));
    response.writeHead(answer.status, {'Content-Type': 'application/json'}).end(await answer.text());
  });
}

/** The Chromium of the tests. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await chromiumOptions());
}
