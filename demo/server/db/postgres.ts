import {createHash} from 'node:crypto';
import {availableParallelism, userInfo} from 'node:os';
import pg from 'pg';
import type {Database, Driver, Row, Statement} from './database.js';
import {TEXT_PARSERS} from './parsers.js';

/**
 * Any number that no other program locks: it keeps two starting servers from making the same table at once.
 */
const SCHEMA_LOCK = 4_260_217;

// As libpq does it: without a user in URL and PGUSER it is the system's, also where $USER is not set.
pg.defaults.user ||= userInfo().username;

const TYPES = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    TEXT_PARSERS[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
};

/**
 * Many small statements at once: to start parallel workers or a compiler would take longer than to run one. And
 * a thousand rows are summed into a few: sorting them first takes twice as long as hashing, but prepared plans
 * expect few rows and so find both the same. What is asked for in an order is sorted all the same.
 */
const PLANNING = ['max_parallel_workers_per_gather=0', 'jit=off', 'enable_sort=off'];

/**
 * Two statements for each processor, and one whose answer is on its way: of more at once each takes longer, and all
 * together do too. Taken from this machine, as the other's processors are not told.
 */
const CONNECTIONS = Math.min(10, 2 * availableParallelism() + 1);

/** Opens a pool of connections to the PostgreSQL at `url`; nothing is sent before the first statement. */
export function openPostgres(url: string, statementTimeout: number): Driver {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    types: TYPES as pg.CustomTypesConfig,
    options: [...PLANNING, 'timezone=UTC', 'datestyle=ISO', `statement_timeout=${statementTimeout}`]
      .map((setting) => `-c ${setting}`)
      .join(' '),
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', () => {}); // a connection that breaks while idle is replaced by the pool
  return new PostgresDriver(pool);
}

class PostgresDriver implements Driver {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  query<T extends Row>(statement: Statement): Promise<T[]> {
    return rowsOf<T>(this.#pool, statement);
  }

  async transaction<T>(work: (tx: Database) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    try {
      await client.query('begin');
      const result = await work(inTransaction(client));
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      await rollBack(client);
      throw error;
    }
  }

  async execute(script: string): Promise<void> {
    await this.transaction(async (tx) => {
      await tx.query({query: 'select pg_advisory_xact_lock($1)', params: [SCHEMA_LOCK]});
      await tx.query({query: script, params: []});
    });
  }

  async close(): Promise<void> {
    if (!this.#pool.ended) await this.#pool.end();
  }
}

/** Ends a failed transaction; a connection that cannot even do that is thrown away. */
async function rollBack(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(true);
  }
}

/** Statements with parameters are prepared once per connection: planning takes as long as running the small ones. */
async function rowsOf<T extends Row>(on: pg.Pool | pg.PoolClient, {query, params}: Statement): Promise<T[]> {
  if (params.length === 0) return (await on.query<T>(query)).rows;
  return (await on.query<T>({name: nameOf(query), text: query, values: params})).rows;
}

const names = new Map<string, string>();

/** The same text has the same name; texts are few, they differ by the filters that are set. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

function inTransaction(client: pg.PoolClient): Database {
  const database: Database = {
    query: (statement) => rowsOf(client, statement),
    transaction: (work) => work(database),
    close: async () => {},
  };
  return database;
}
