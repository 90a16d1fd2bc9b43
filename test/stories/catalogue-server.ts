import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join} from 'node:path';

/** The folder of the host the catalogue is put into: nothing of it may look for the root. */
export const BASE = '/some/folder/';

const STATIC = join(import.meta.dirname, '../../storybook-static');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml', '.woff2': 'font/woff2',
};

/** A plain static host. */
export interface CatalogueServer {
  /** Where the catalogue begins, with a slash at the end. */
  readonly url: string;
  close(): void;
}

/** One line of Storybook's index. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly type: 'story' | 'docs';
}

/** Serves the built catalogue below {@link BASE}, as files and nothing else. */
export async function serveCatalogue(): Promise<CatalogueServer> {
  const server = createServer(async ({url = '/'}, response) => {
    const {pathname} = new URL(url, 'http://localhost');
    const path = pathname.startsWith(BASE) ? pathname.slice(BASE.length) || 'index.html' : null;
    const content = path === null ? null : await readFile(join(STATIC, path)).catch(() => null);
    response.writeHead(content === null ? 404 : 200, {'Content-Type': TYPES[extname(path ?? '')] ?? 'application/octet-stream'}).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${BASE}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What stands in the catalogue. */
export async function entries(): Promise<readonly Entry[]> {
  const {entries: all} = JSON.parse(await readFile(join(STATIC, 'index.json'), 'utf8')) as {entries: Record<string, Entry>};
  return Object.values(all);
}
