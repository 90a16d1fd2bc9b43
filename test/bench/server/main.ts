import {fork} from 'node:child_process';
import {parseArgs} from 'node:util';
import type {DatabaseOptions} from '../../../demo/server/db/database.js';
import {pgliteOf, postgresOf} from './engines.js';
import {measure, type Load, type Target} from './load.js';
import {SEEDED_UP_TO, type Scale} from './seed.js';

const {values} = parseArgs({
  options: {
    engine: {type: 'string', default: 'postgres'},
    rows: {type: 'string', default: '1000000,10000000'},
    clients: {type: 'string', default: '1,16,64'},
    seconds: {type: 'string', default: '10'},
    pause: {type: 'string', default: '0'},
  },
});

const makers = {postgres: postgresOf, pglite: pgliteOf};
const isEngine = (name: string): name is keyof typeof makers => name in makers;
if (!isEngine(values.engine)) throw new RangeError(`"${values.engine}" is no engine. Use ${Object.keys(makers).join(' or ')}.`);

const lines = ['| engine | rows | range | clients | median, ms | p95, ms | dashboards/s |', '|---|---|---|---|---|---|---|'];
for (const rows of values.rows.split(',').map(Number)) {
  const scale: Scale = {rows, users: 1000, heavyRows: 100_000};
  const target = await serve(await makers[values.engine](scale, SEEDED_UP_TO));
  await measure(target, '30d', {clients: 4, seconds: 5, pause: 0}); // warms the caches and the compiler
  for (const range of ['30d', '90d']) {
    for (const clients of values.clients.split(',').map(Number)) {
      const load = await measure(target, range, {clients, seconds: Number(values.seconds), pause: Number(values.pause)});
      lines.push(lineOf(rows, range, load));
    }
  }
  target.stop();
}
console.log(`Dashboards of users with 100,000 rows each: summary, three breakdowns, first page of the log\n\n${lines.join('\n')}`);

function lineOf(rows: number, range: string, {clients, median, p95, perSecond}: Load): string {
  const cells = [values.engine, rows.toLocaleString('en'), range, clients, median.toFixed(1), p95.toFixed(1), perSecond.toFixed(1)];
  return `| ${cells.join(' | ')} |`;
}

/** Starts the server in a process of its own, so that the load and the answers share no event loop. */
async function serve({databaseUrl, dataDir}: DatabaseOptions): Promise<Target & {stop: () => void}> {
  const child = fork(new URL('./serve.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    env: {...process.env, A2B_BENCH_DATABASE_URL: databaseUrl, A2B_BENCH_DATA_DIR: dataDir},
  });
  const target = await new Promise<Target>((resolve, reject) => {
    child.once('message', (told) => resolve(told as Target));
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
  return {...target, stop: () => child.send('stop')};
}
