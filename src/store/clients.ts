import {HttpClient, type UsageClient} from '../client/client.js';
import type {ConnectionConfig} from '../client/config.js';
import {openOrigins} from '../client/origin-gate.js';
import {RequestCache} from './request-cache.js';

const CONNECTION_KEYS = ['apiBase', 'endpoints', 'getToken', 'fetch', 'credentials', 'allowedOrigins'] as const;

const clients: {config: ConnectionConfig; client: HttpClient}[] = [];
const caches = new Map<UsageClient, RequestCache>();

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'function' || typeof b === 'function') return a === b;
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Lists and tables are compared by what they hold: a page that configures twice means the same. */
function isSameConnection(a: ConnectionConfig, b: ConnectionConfig): boolean {
  return CONNECTION_KEYS.every((key) => isSame(a[key], b[key]));
}

/** The client of a connection; equal connections share one, so that their requests are shared as well. */
export function clientOf(config: ConnectionConfig): HttpClient {
  const known = clients.find((entry) => isSameConnection(entry.config, config));
  if (known !== undefined) return known.client;
  const client = new HttpClient(config);
  clients.push({config, client});
  return client;
}

/** The shared requests of a client. */
export function cacheOf(client: UsageClient): RequestCache {
  const cache = caches.get(client) ?? new RequestCache(client);
  caches.set(client, cache);
  return cache;
}

/** Forgets every answer and every token of the page. */
export function forgetEverything(): void {
  for (const [client, cache] of caches) {
    cache.clear();
    client.forget?.();
  }
  openOrigins();
  clients.length = 0;
  caches.clear();
}
