import {readFile} from 'node:fs/promises';
import {openPglite} from './pglite.js';
import {openPostgres} from './postgres.js';

/** One row of an answer, by column name. */
export interface Row {
  [column: string]: unknown;
}

/**
 * A statement with its parameters apart, as the `query` template of `@electric-sql/pglite/template` makes it.
 */
export interface Statement {
  query: string;
  params: unknown[];
}

/**
 * A PostgreSQL, embedded or not: the same SQL and the same types of results.
 * `bigint`, `numeric`, `date`, `timestamp` and `timestamptz` always come back as strings (times in UTC),
 * `jsonb` as a value, smaller integers and floats as numbers.
 */
export interface Database {
  /** Runs one statement and gives its rows. */
  query<T extends Row>(statement: Statement): Promise<T[]>;
  /**
   * Runs `work` in one transaction on one connection: commits when it resolves, rolls back and rethrows when
   * it rejects. Use only `tx` inside: the embedded database has one connection, so the outer one would wait
   * for ever. A transaction inside a transaction joins it.
   */
  transaction<T>(work: (tx: Database) => Promise<T>): Promise<T>;
  /** Ends all connections and gives the data directory free. */
  close(): Promise<void>;
}

/** Where the data is. */
export interface DatabaseOptions {
  /**
   * Directory of the embedded database, `memory://` for one that is gone after `close()`. Default `.data`.
   */
  dataDir?: string | undefined;
  /** Connection string of a PostgreSQL; when set, `dataDir` is not touched. */
  databaseUrl?: string | undefined;
  /**
   * An image of an empty embedded database (`PGlite.dumpDataDir`): starting from one is faster than making
   * one.
   */
  image?: Blob | undefined;
  /** Most milliseconds one statement may run on a PostgreSQL, 0 for no limit. Default 30,000. */
  statementTimeout?: number | undefined;
}

/** A driver: what {@link openDatabase} needs beyond {@link Database} to apply the schema. */
export interface Driver extends Database {
  /** Runs a script of several statements without parameters, as one transaction. */
  execute(script: string): Promise<void>;
}

/**
 * Opens the database and applies the schema (which changes nothing where it is already there).
 *
 * @throws {DataDirInUseError} when another live process holds the data directory
 */
export async function openDatabase(options: DatabaseOptions = {}): Promise<Database> {
  const driver = options.databaseUrl
    ? openPostgres(options.databaseUrl, options.statementTimeout ?? 30_000)
    : await openPglite(options.dataDir ?? '.data', options.image);
  try {
    await driver.execute(await readFile(new URL('./schema.sql', import.meta.url), 'utf8'));
    return driver;
  } catch (error) {
    await driver.close();
    throw error;
  }
}
