import {parseArgs} from 'node:util';
import {pgliteOf, postgresOf} from './engines.js';
import {measure, type Load} from './load.js';
import {SEEDED_UP_TO, type Scale} from './seed.js';
import {startServer} from './start.js';

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
  const target = await startServer(await makers[values.engine](scale, SEEDED_UP_TO));
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
