import {fileURLToPath} from 'node:url';
import {Hono} from 'hono';
import type {Page} from 'playwright-core';
import {servePages} from '../client/serve.js';

/** A long log written to a file. */
export interface Csv {
  readonly rows: number;
  readonly ms: number;
  /** Bytes of the file. */
  readonly size: number;
  /** The longest task, ms; 0 = none over 50. */
  readonly longest: number;
  /** Bytes by which the scripts' memory grew at most. */
  readonly growth: number;
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folders = {'/dist/': at('../../../dist/'), '/': at('../pages/large/')};

const charge = (index: number) => ({
  id: `e${index}`,
  date: new Date(1.76e12 + index * 1000).toISOString(),
  project: {id: `p${index % 7}`, name: `Project ${index % 7}`},
  provider: {id: 'openai', name: 'OpenAI'},
  model: `model ${index % 11}`,
  inputTokens: index % 10_007,
  outputTokens: index % 97,
  totalTokens: (index % 10_007) + (index % 97),
  cost: {amount: `0.${String(index).padStart(7, '0')}`, currency: 'EUR'},
});

/** A log of so many charges that has each page at once, so that the time is the widget's own. */
function longLog(rows: number): Hono {
  return new Hono().get('/api/usage/log', (context) => {
    const {cursor = '0', limit = '25'} = context.req.query();
    const end = Math.min(Number(cursor) + Number(limit), rows);
    const items = Array.from({length: end - Number(cursor)}, (_, index) => charge(Number(cursor) + index));
    return context.json({items, nextCursor: end < rows ? String(end) : null, total: rows});
  });
}

const WRITE = `(async () => {
  const memory = () => performance.memory.usedJSHeapSize;
  const [began, before] = [performance.now(), memory()];
  let [longest, peak] = [0, before];
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(({duration}) => (longest = Math.max(longest, duration))));
  observer.observe({type: 'longtask'});
  const watch = setInterval(() => (peak = Math.max(peak, memory())), 20);
  const file = await document.querySelector('a2b-usage-log').exportCsv();
  clearInterval(watch);
  return {ms: performance.now() - began, size: file.size, longest, growth: peak - before};
})()`;

/** Opens a log of so many rows and has it written. */
export async function writeCsv(page: Page, rows: number): Promise<Csv> {
  const {url, close} = await servePages({app: longLog(rows)}, folders);
  await page.goto(`${url}/log.html`);
  await page.locator('a2b-usage-log tr.row').first().waitFor();
  const written = await page.evaluate<Omit<Csv, 'rows'>>(WRITE);
  close();
  return {rows, ...written};
}
