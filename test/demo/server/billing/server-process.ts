import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {query} from '@electric-sql/pglite/template';
import {openDatabase, type Database} from '../../../../demo/server/db/database.js';
import {SECRET} from './support.js';

const MAIN = fileURLToPath(new URL('../../../../demo/server/main.ts', import.meta.url));

/** Starts the demo's server as a process of its own over a data directory. */
export async function start(dir: string): Promise<{child: ChildProcess; url: string}> {
  const env = {
    ...process.env,
    A2B_DATA_DIR: dir,
    PORT: '0',
    A2B_DEMO_TOKEN: 'demo',
    DATABASE_URL: '',
    STRIPE_SECRET_KEY: '',
    STRIPE_WEBHOOK_SECRET: SECRET,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({input: child.stdout})) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url) return {child, url};
  }
  throw new Error('the server ended before it served');
}

/** Ends it and waits until it is gone. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

/** Looks into a data directory that no server holds. */
export async function inDatabase<T>(dir: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({dataDir: dir});
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Credits by which transactions less usage differ from the balance. */
export const gap = async (database: Database): Promise<unknown> =>
  (await database.query(query`select trim_scale(ledger_gap('demo'))::text as gap`))[0]?.['gap'];

/** How many of these rows are there. */
export async function countOf(
  database: Database,
  table: 'ledger_entry' | 'usage_event',
  ids: readonly string[],
): Promise<number> {
  const key = table === 'ledger_entry' ? 'entry_id' : 'event_id';
  const rows = await database.query<{found: number}>({
    query: `select count(*)::int as found from ${table} where user_id = 'demo' and ${key} = any($1::text[])`,
    params: [ids],
  });
  return rows[0]?.found ?? 0;
}

/** The demo charges for one chat answer; the id of the usage it has written. */
export async function spend(url: string): Promise<string> {
  const headers = {Authorization: 'Bearer demo', 'Content-Type': 'application/json'};
  const response = await fetch(`${url}/api/demo/spend`, {method: 'POST', headers, body: '{"characters":100}'});
  if (!response.ok) throw new Error(`It answered ${response.status}.`);
  return ((await response.json()) as {id: string}).id;
}
