import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {chromiumOptions} from '../../support/chromium.mjs';
import {referenceApi, type ReferenceApi} from '../../support/reference-api.js';
import {report} from './report.js';
import {servePages} from './serve.js';
import {SLOW, visit, type Totals, type Visit} from './visit.js';

const PAGES = ['a2b', 'bare', 'chartjs', 'tremor'] as const;
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folders = {
  '/dist/': at('../../../dist/'),
  '/a2b/': at('../pages/a2b/'),
  '/shared/': at('../pages/shared/'),
  '/': at('../../../.cache/bench/'),
};

const rounds = Number(process.argv[2] ?? 9);
const now = new Date();
const api = await referenceApi({now: () => now});
const pages = await servePages(api, folders);
const browser = await chromium.launch(await chromiumOptions());

const visits = new Map<string, Visit[]>(PAGES.map((name) => [name, []]));
const totals = await totalsOf(api);
for (const name of PAGES) await visit(browser, `${pages.url}/${name}/`, SLOW, totals); // warms the server and the disk
for (let round = 0; round < rounds; round += 1) {
  for (const name of PAGES) visits.get(name)?.push(await visit(browser, `${pages.url}/${name}/`, SLOW, totals));
  process.stderr.write('.');
}
console.log(`\n${report(visits, SLOW)}`);

await browser.close();
pages.close();
await api.close();

/** The totals that the ranges have, written as every page writes them. */
async function totalsOf({app, token}: ReferenceApi): Promise<Totals> {
  const total = async (range: string): Promise<string> => {
    const path = `/api/usage/summary?range=${range}&tz=Europe%2FBerlin`;
    const answer = await app.request(path, {headers: {Authorization: `Bearer ${token}`}});
    const {totalTokens} = (await answer.json()) as {totalTokens: number};
    return new Intl.NumberFormat('en').format(totalTokens);
  };
  return {'7d': await total('7d'), '30d': await total('30d')};
}
