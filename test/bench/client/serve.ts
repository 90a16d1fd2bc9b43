import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {readFile} from 'node:fs/promises';
import {extname, join, normalize} from 'node:path';
import {brotliCompressSync} from 'node:zlib';
import {getRequestListener} from '@hono/node-server';
import {Hono} from 'hono';
import {compress} from 'hono/compress';
import type {ReferenceApi} from '../../support/reference-api.js';

const TYPES: Readonly<Record<string, string>> = {'.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css'};

/** A file as it goes over the wire. */
interface Sent {
  type: string;
  content: Buffer;
}

/** What answers the API. */
export type Answerer = {readonly app: Pick<ReferenceApi['app'], 'fetch'>};

/** Where addresses begin, and the folders they lead to. */
export type Folders = Readonly<Record<string, string>>;

/** The API as it is behind any proxy: its answers are compressed. */
function compressed({app}: Answerer): Hono {
  return new Hono().use(compress()).all('*', (context) => app.fetch(context.req.raw));
}

/** Serves built files, brotli as any CDN does, and the API beside them. Gives the address and how to end it. */
export async function servePages(api: Answerer, folders: Folders): Promise<{url: string; close: () => void}> {
  const kept = new Map<string, Sent | undefined>();
  const answerApi = getRequestListener(compressed(api).fetch);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path.startsWith('/api/')) void answerApi(request, response);
    else void sendFile(path, folders, kept, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function sendFile(
  path: string,
  folders: Folders,
  kept: Map<string, Sent | undefined>,
  _request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!kept.has(path)) kept.set(path, await readBuilt(path, folders));
  const file = kept.get(path);
  if (file === undefined) return void response.writeHead(404).end();
  response.writeHead(200, {'Content-Type': file.type, 'Content-Encoding': 'br', 'Cache-Control': 'no-store'});
  response.end(file.content);
}

async function readBuilt(path: string, folders: Folders): Promise<Sent | undefined> {
  const prefix = Object.keys(folders).find((start) => path.startsWith(start));
  if (prefix === undefined) return undefined;
  const name = path.endsWith('/') ? `${path}index.html` : path;
  const file = join(folders[prefix] as string, normalize(name.slice(prefix.length)));
  const content = await readFile(file).catch(() => undefined);
  return content && {type: TYPES[extname(file)] ?? 'application/octet-stream', content: brotliCompressSync(content)};
}
