import {query} from '@electric-sql/pglite/template';
import {openDatabase, type Database} from '../../../../../demo/server/db/database.js';
import {importSource, type Outcome} from '../../../../../demo/server/import/import.js';
import {readOptions} from '../../../../../demo/server/import/options.js';
import type {Progress} from '../../../../../demo/server/import/progress.js';
import {openSource} from '../../../../../demo/server/import/source.js';

const silent: Progress = {bytes: () => {}, row: () => {}, stop: () => {}};

/** A database in memory. */
export function memoryDatabase(): Promise<Database> {
  return openDatabase({dataDir: 'memory://'});
}

/** Imports as the command line says, into an open database. */
export async function importWith(database: Database, args: readonly string[], now = new Date()): Promise<Outcome> {
  const options = readOptions(args);
  if (options === 'help') throw new Error('asks for help');
  return importSource(database, await openSource(options, now), {...options, isEmbedded: true}, silent);
}

/** Counts and sums of a user's usage; `bigint`s and decimals as text. */
export async function totalsOf(database: Database, userId: string): Promise<unknown> {
  const rows = await database.query(query`select count(*)::int as rows, sum(requests)::int as requests,
      sum(input_tokens)::text as input, sum(output_tokens)::text as output
    from usage_event where user_id = ${userId}`);
  return rows[0];
}

/** A digest of all rows of each table, to see that nothing has changed. */
export async function contentOf(database: Database): Promise<unknown> {
  const tables = ['app_user', 'wallet', 'wallet_grant', 'provider', 'project', 'usage_event', 'ledger_entry'];
  const digests = tables.map((table) => `(select md5(string_agg(t::text, '|' order by t::text)) from ${table} t) as ${table}`);
  return database.query({query: `select ${digests.join(', ')}`, params: []});
}
