import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {chromium, type Page} from 'playwright-core';
import {chromiumOptions} from '../../support/chromium.mjs';
import {SLOW} from '../client/visit.js';
import {pgliteOf} from '../server/engines.js';
import {SEEDED_UP_TO} from '../server/seed.js';
import {startServer} from '../server/start.js';
import {writeCsv} from './csv.js';
import {readLog} from './log.js';
import {openMany} from './many.js';

const {values} = parseArgs({options: {csv: {type: 'string', default: '1000000'}}});
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const database = await pgliteOf({rows: 400_000, users: 4, heavyRows: 100_000}, SEEDED_UP_TO);
const {url, tokens, stop} = await startServer(database, {hostDir: at('../pages/large/'), distDir: at('../../../dist/')});
const options = await chromiumOptions();
const browser = await chromium.launch({...options, args: [...options.args, '--enable-precise-memory-info']});

const many = await inTab((page) => openMany(page, url));
const pages = await inTab((page) => readLog(page, url));
const csv = await inTab((page) => writeCsv(page, Number(values.csv)));

const MB = 1e6;
console.log(`A user with 100,000 charges, reference server with its embedded database

50 widgets on one page, processor ${SLOW.cpu}× slower, ${SLOW.kbps} kbit/s: all figures after ${many.figures.toFixed(0)} ms by ${many.requests} requests,
  blocked ${many.blocked.toFixed(0)} ms, layout shift ${many.shift.toFixed(4)}; read to the end: longest task ${many.longestWhenRead.toFixed(0)} ms, heap ${(many.heap / MB).toFixed(1)} MB
log read by pages of 100: ${pages.pages} pages, median ${pages.first.toFixed(0)} ms for the first fifty, ${pages.last.toFixed(0)} ms for the last, p95 ${pages.p95.toFixed(0)} ms,
  heap ${(pages.growth / MB).toFixed(1)} MB more at the end
CSV of ${csv.rows.toLocaleString('en')} rows: ${(csv.ms / 1000).toFixed(1)} s, ${Math.round((csv.rows / csv.ms) * 1000).toLocaleString('en')} rows/s, ${(csv.size / MB).toFixed(0)} MB,
  longest task ${csv.longest === 0 ? 'under 50' : csv.longest.toFixed(0)} ms, heap ${(csv.growth / MB).toFixed(0)} MB more at most`);

await browser.close();
stop();

/** Does something in a tab of its own, as a user of the reference server. */
async function inTab<T>(look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, locale: 'en', timezoneId: 'UTC'});
  const page = await context.newPage();
  await page.addInitScript(`globalThis.token = ${JSON.stringify(tokens[0])}`);
  try {
    return await look(page);
  } finally {
    await context.close();
  }
}
