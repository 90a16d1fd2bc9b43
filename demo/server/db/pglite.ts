import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {PGlite, type Transaction} from '@electric-sql/pglite';
import type {Database, Driver, Row, Statement} from './database.js';
import {lockDataDir} from './lock.js';
import {TEXT_PARSERS} from './parsers.js';

const MEMORY = 'memory://';

/**
 * Opens the embedded PostgreSQL in `dataDir` (made when missing, from `image` if given), or in memory for
 * `memory://`.
 */
export async function openPglite(dataDir: string, image?: Blob): Promise<Driver> {
  if (dataDir === MEMORY) return new PgliteDriver(await start(MEMORY, image), async () => {});
  await mkdir(dataDir, {recursive: true, mode: 0o700});
  const unlock = await lockDataDir(dataDir);
  try {
    return new PgliteDriver(await start(join(dataDir, 'postgres'), image), unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function start(dataDir: string, image: Blob | undefined): Promise<PGlite> {
  const loaded = image === undefined ? {} : {loadDataDir: image};
  const pglite = await PGlite.create({dataDir, parsers: TEXT_PARSERS, ...loaded});
  await pglite.exec(`set timezone = 'UTC'`);
  return pglite;
}

class PgliteDriver implements Driver {
  readonly #pglite: PGlite;
  readonly #unlock: () => Promise<void>;

  constructor(pglite: PGlite, unlock: () => Promise<void>) {
    this.#pglite = pglite;
    this.#unlock = unlock;
  }

  async query<T extends Row>({query, params}: Statement): Promise<T[]> {
    return (await this.#pglite.query<T>(query, params)).rows;
  }

  transaction<T>(work: (tx: Database) => Promise<T>): Promise<T> {
    return this.#pglite.transaction((tx) => work(inTransaction(tx)));
  }

  async execute(script: string): Promise<void> {
    await this.#pglite.transaction((tx) => tx.exec(script));
  }

  async close(): Promise<void> {
    if (!this.#pglite.closed) await this.#pglite.close();
    await this.#unlock();
  }
}

function inTransaction(tx: Transaction): Database {
  const database: Database = {
    query: async <T extends Row>({query, params}: Statement) => (await tx.query<T>(query, params)).rows,
    transaction: (work) => work(database),
    close: async () => {},
  };
  return database;
}
