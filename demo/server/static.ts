import {Hono, type Context} from 'hono';
import {welcome} from './auth/session.js';
import type {Api, ApiEnv} from './http/environment.js';
import {Problem} from './http/problem.js';
import {readStaticFile, type StaticFile} from './static-file.js';

/** Where the files are. A directory that is not given is not served. */
export interface StaticOptions {
  hostDir?: string | undefined;
  distDir?: string | undefined;
}

/** A name that ends in a hash of the content, e.g. `chart-B1kx90_q.js`: its file can be kept for ever. */
const HASHED = /-(?=[\w-]*[A-Z])[\w-]{8}\.(js|css)$/;

/**
 * The host page at `/` and at every address without a file, as single-page apps do; the package at `/dist/`.
 */
export function staticRoutes(api: Api, {hostDir, distDir}: StaticOptions): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  if (distDir !== undefined) routes.get('/dist/*', (context) => distFile(context, distDir));
  if (hostDir !== undefined) routes.get('*', (context) => hostFile(context, api, hostDir));
  routes.all('*', () => {
    throw new Problem(404, 'There is nothing here.');
  });
  return routes;
}

async function distFile(context: Context, distDir: string): Promise<Response> {
  const path = pathOf(context).slice('/dist'.length);
  const file = await readStaticFile(distDir, path);
  if (file === undefined) throw new Problem(404, 'There is no such file. `npm run build` makes dist/.');
  return send(context, file, HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
}

async function hostFile(context: Context, api: Api, hostDir: string): Promise<Response> {
  const asset = await readStaticFile(hostDir, pathOf(context));
  if (asset !== undefined && !asset.type.startsWith('text/html')) return send(context, asset, 'no-store');
  const page = asset ?? (await readStaticFile(hostDir, 'index.html'));
  if (page === undefined) throw new Problem(404, 'The host page is missing.');
  await welcome(context, api);
  return send(context, page, 'no-store');
}

function send(context: Context, {content, type, etag}: StaticFile, caching: string): Response {
  context.header('Cache-Control', caching);
  context.header('ETag', etag);
  if (context.req.header('If-None-Match') === etag) return context.body(null, 304);
  context.header('Content-Type', type);
  return context.body(content);
}

function pathOf({req}: Context): string {
  try {
    return decodeURIComponent(new URL(req.url).pathname);
  } catch {
    return '\0'; // an encoding that is none names no file
  }
}
