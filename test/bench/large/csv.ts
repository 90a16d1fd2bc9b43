import type {Page} from 'playwright-core';

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

/** Answers the log at once, so that the time is the widget's own: each page is JSON that is read and checked. */
const ANSWERS = (rows: number) => `
  const PAGE = 100;
  const charge = (index) => ({
    id: 'e' + index, date: new Date(1.76e12 + index * 1000).toISOString(), project: {id: 'p' + index % 7, name: 'Project ' + index % 7},
    provider: {id: 'openai', name: 'OpenAI'}, model: 'model ' + index % 11, inputTokens: index % 10007, outputTokens: index % 97,
    totalTokens: index % 10007 + index % 97, cost: {amount: '0.' + String(index).padStart(7, '0'), currency: 'EUR'}});
  const answer = (url) => {
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const count = Math.min(Number(url.searchParams.get('limit') ?? PAGE), ${rows} - from);
    const items = Array.from({length: count}, (_, index) => charge(from + index));
    return {items, nextCursor: from + count < ${rows} ? String(from + count) : null, total: ${rows}};
  };
  const original = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = new URL(input, location.href);
    return url.pathname.endsWith('/usage/log') ? Response.json(answer(url)) : original(input, init);
  };`;

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
export async function writeCsv(page: Page, url: string, rows: number): Promise<Csv> {
  await page.addInitScript(ANSWERS(rows));
  await page.goto(`${url}/log.html`);
  await page.locator('a2b-usage-log tr.row').first().waitFor();
  return {rows, ...(await page.evaluate<Omit<Csv, 'rows'>>(WRITE))};
}
