import {randomBytes} from 'node:crypto';
import pg from 'pg';
import type {Hono} from 'hono';
import {SAMPLE_USER, tokenOf} from '../../demo/server/auth/tokens.js';
import {openDatabase, type Database} from '../../demo/server/db/database.js';
import {createApp} from '../../demo/server/http/app.js';
import type {ApiEnv} from '../../demo/server/http/environment.js';
import {seedSample} from '../../demo/server/sample.js';
import {listen} from '../../demo/server/server.js';
import {pgliteImage} from './pglite-image.js';

/** How the reference API is started for a test. */
export interface ReferenceApiOptions {
  /** The clock. Default: the system's. */
  now?: (() => Date) | undefined;
  /** Whether the sample user has generated data up to `now`. Default true. */
  seed?: boolean | undefined;
  /** Directory of a host page to serve at `/`. */
  hostDir?: string | undefined;
  /** Directory of a built package to serve at `/dist/`. */
  distDir?: string | undefined;
  /** Told of the server's own failures. Default: `console.error`. */
  log?: ((failure: unknown) => void) | undefined;
  /** Port to listen on. Default: any free one. */
  port?: number | undefined;
}

/** The reference API over a database of its own. */
export interface ReferenceApi {
  /** The app itself, for `app.request()` without a socket. */
  app: Hono<ApiEnv>;
  /** Its data. */
  database: Database;
  /** Bearer token of the sample user. */
  token: string;
  /** Bearer token of any user. */
  tokenOf(userId: string): string;
  /** Ends it and drops its data. */
  close(): Promise<void>;
}

/** The reference API on a real socket. */
export interface ListeningReferenceApi extends ReferenceApi {
  /** `http://127.0.0.1:<port>`; endpoints are below `/api`. */
  url: string;
}

const DEMO_TOKEN = 'demo';

/** The reference API in this process, without a socket. */
export async function referenceApi(options: ReferenceApiOptions = {}): Promise<ReferenceApi> {
  const {now = () => new Date(), seed = true, ...rest} = options;
  const database = await openTestDatabase();
  if (seed) await seedSample(database, {now: now()});
  const keys = {demoToken: DEMO_TOKEN, secret: randomBytes(32)};
  return {
    app: createApp({...rest, ...keys, database, now}),
    database,
    token: tokenOf(SAMPLE_USER, keys),
    tokenOf: (userId) => tokenOf(userId, keys),
    close: () => database.close(),
  };
}

/** The reference API on an ephemeral port of 127.0.0.1. */
export async function startReferenceApi(options: ReferenceApiOptions = {}): Promise<ListeningReferenceApi> {
  const api = await referenceApi(options);
  const server = await listen(api.app, options.port ?? 0);
  return {
    ...api,
    url: server.url,
    close: async () => {
      await server.close();
      await api.close();
    },
  };
}

/**
 * An empty database: PGlite in memory, or, where `A2B_TEST_DATABASE_URL` names a PostgreSQL, a database of
 * its own there that `close()` drops.
 */
export async function openTestDatabase(): Promise<Database> {
  const server = process.env['A2B_TEST_DATABASE_URL'];
  if (!server) return openDatabase({dataDir: 'memory://', image: await pgliteImage()});
  const name = `a2b_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const database = await openDatabase({databaseUrl: withDatabase(server, name)});
  const close = async (): Promise<void> => {
    await database.close();
    await onServer(server, `drop database if exists ${name} with (force)`);
  };
  return {
    query: (statement) => database.query(statement),
    transaction: (work) => database.transaction(work),
    close,
  };
}

function withDatabase(server: string, name: string): string {
  return server.replace(/^(postgres(?:ql)?:\/\/[^/?]*)\/[^?]*/, `$1/${name}`);
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({connectionString: server});
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
