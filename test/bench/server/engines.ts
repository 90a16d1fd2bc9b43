import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {openDatabase, type DatabaseOptions} from '../../../demo/server/db/database.js';
import {seedUsage, type Scale} from './seed.js';

const LOCAL = 'postgresql:///postgres?host=/var/run/postgresql';

/** Where the benchmark's PostgreSQL is: `A2B_BENCH_DATABASE_URL`, else Debian's own, installed when it is missing. */
export function postgresUrl(): string {
  const given = process.env['A2B_BENCH_DATABASE_URL'];
  if (given) return given;
  if (process.getuid?.() !== 0) throw new Error('Set A2B_BENCH_DATABASE_URL to a PostgreSQL where databases can be made.');
  if (!existsSync('/usr/lib/postgresql')) run('apt-get update -qq && apt-get install -y -qq postgresql');
  run('pg_lsclusters -h | while read version name port status rest; do [ "$status" = online ] || pg_ctlcluster $version $name start; done');
  run(`su postgres -c "psql -tAc \\"select 1 from pg_roles where rolname = 'root'\\" | grep -q 1 || createuser -s root"`);
  return LOCAL;
}

/** A database of this size, filled when it is not there yet: seeding ten million rows takes minutes, so it is kept. */
export async function postgresOf(scale: Scale, now: Date): Promise<DatabaseOptions> {
  const server = postgresUrl();
  const name = `a2b_bench_${scale.rows}`;
  const databaseUrl = server.replace(/^(postgres(?:ql)?:\/\/[^/?]*)\/[^?]*/, `$1/${name}`);
  const admin = await openServer(server);
  const known = await admin.query({query: 'select from pg_database where datname = $1', params: [name]});
  if (known.length === 0) await admin.query({query: `create database ${name}`, params: []});
  await admin.close();
  await filled({databaseUrl, statementTimeout: 0}, scale, now);
  return {databaseUrl};
}

/** The same in the embedded database, kept below `.cache`. */
export async function pgliteOf(scale: Scale, now: Date): Promise<DatabaseOptions> {
  const dataDir = `.cache/bench-pglite-${scale.rows}`;
  await filled({dataDir}, scale, now);
  return {dataDir};
}

async function filled(options: DatabaseOptions, scale: Scale, now: Date): Promise<void> {
  const database = await openDatabase(options);
  const [found] = await database.query<{is_filled: boolean}>({
    query: 'select exists (select from usage_event) as is_filled',
    params: [],
  });
  if (!found?.is_filled) await seedUsage(database, scale, now);
  await database.close();
}

/** A connection to the server itself, in which nothing is made of the schema. */
async function openServer(url: string) {
  const {openPostgres} = await import('../../../demo/server/db/postgres.js');
  return openPostgres(url, 0);
}

function run(command: string): void {
  const {status} = spawnSync('sh', ['-c', command], {stdio: ['ignore', 'ignore', 'inherit']});
  if (status !== 0) throw new Error(`This failed: ${command}`);
}
