import {addDays, daysBetween} from '../../format/dates.js';
import {decimalText, type Decimal} from '../../format/decimal.js';
import {DIMENSIONS, type Dimension} from '../../contract/breakdown.js';
import {compareDecimals} from '../../format/decimal.js';
import {differenceText, distance, figuresOf, isSame, METRICS, sumOf, type Figures, type Metric} from '../figures.js';
import type {RuleId} from '../rules.js';
import {ask, isSound, pathOf, rowsOf, type Body, type Run} from '../run.js';
import {queryOf, type Window} from './window.js';

/** One place that tells figures of the window. */
interface Source {
  readonly rule: RuleId;
  readonly endpoint: string;
  readonly label: string;
  readonly figures: Figures;
  /** How many costs were added up: each may have been rounded. */
  readonly parts: number;
}

function datesOf({period: {first, last}}: Window): string[] {
  return Array.from({length: daysBetween(first, last) + 1}, (_, index) => addDays(first, index));
}

const seriesOf = (body: Body): Body[] => (Array.isArray(body['series']) ? (body['series'] as Body[]) : []);

/** Whether the series has every day in order; without a series there is nothing to say. */
function isComplete({report}: Run, body: Body, window: Window): boolean {
  const starts = seriesOf(body).map(({start}) => String(start));
  if (starts.length === 0) return false;
  const dates = datesOf(window);
  const missing = dates.filter((date) => !starts.includes(date)).length;
  const isOrdered = starts.every((start, index) => index === 0 || String(starts[index - 1]) < start);
  return report.check(missing === 0 && isOrdered, 'series.gap', pathOf('summary'), () => ({
    expected: `${dates.length} days in order with interval=day`,
    came: missing > 0 ? `${missing} are missing` : 'another order',
  }));
}

async function summarySources(run: Run, window: Window): Promise<Source[]> {
  const endpoint = pathOf('summary');
  const body = await ask(run, 'summary', {...window.query, interval: 'day'});
  if (body === null || !isSound(run, 'summary')) return [];
  const totals: Source = {rule: 'sums.summary', endpoint, label: 'the totals of /usage/summary', figures: figuresOf(body), parts: 1};
  if (!isComplete(run, body, window)) return [totals];
  const buckets = seriesOf(body).map(figuresOf);
  return [totals, {rule: 'sums.series', endpoint, label: 'the sum of its series', figures: sumOf(buckets), parts: buckets.length}];
}

async function breakdownSources(run: Run, by: Dimension, query: Window['query']): Promise<Source[]> {
  const endpoint = pathOf('breakdown');
  const body = await ask(run, 'breakdown', {...query, by});
  if (body === null || !isSound(run, 'breakdown')) return [];
  const items = rowsOf(body).map(figuresOf);
  const label = `by=${by}`;
  const sum: Source = {rule: 'sums.breakdown', endpoint, label: `the sum of ${label}`, figures: sumOf(items), parts: items.length};
  return [{...sum, label: `the totals of ${label}`, figures: figuresOf(body), parts: 1}, sum];
}

function logSources(run: Run, {rows, log}: Window): Source[] {
  if (log === null || !isSound(run, 'log')) return [];
  const endpoint = pathOf('log');
  const totals = (log['totals'] ?? {}) as Body;
  const sources: Source[] = [{rule: 'sums.totals', endpoint, label: 'the totals of /usage/log', figures: figuresOf(totals), parts: 1}];
  if (rows === null) return sources;
  const known = rows.map((row) => figuresOf({requests: 1, ...row, unpricedTokens: row['cost'] === null ? row['totalTokens'] : 0}));
  return [...sources, {rule: 'sums.log', endpoint, label: 'the sum of its rows', figures: sumOf(known), parts: rows.length}];
}

/** The value most places agree on; of equally many the log's own rows, else the last ones. */
function agreed(values: readonly Decimal[]): Decimal | undefined {
  const votes = values.map((value) => values.filter((other) => isSame(value, other)).length);
  return values[votes.lastIndexOf(Math.max(...votes))];
}

function isRounding({figures, parts}: Source, value: Decimal, expected: Decimal, all: readonly Source[]): boolean {
  const scales = all.map((source) => source.figures.cost?.scale ?? 0);
  const digits = Math.min(figures.cost?.scale ?? 0, ...scales);
  const most = Math.max(parts, ...all.map((source) => source.parts));
  return digits < 6 && compareDecimals(distance(value, expected), {units: BigInt(most), scale: digits + 1}) <= 0;
}

function compareMetric({report}: Run, metric: Metric, sources: readonly Source[]): void {
  const telling = sources.filter(({figures}) => figures[metric] !== undefined);
  const expected = agreed(telling.map(({figures}) => figures[metric] as Decimal));
  if (telling.length < 2 || expected === undefined) return;
  for (const source of telling) {
    const value = source.figures[metric] as Decimal;
    const isOnlyRounded = metric === 'cost' && !isSame(value, expected) && isRounding(source, value, expected, telling);
    report.check(isSame(value, expected), isOnlyRounded ? 'sums.rounding' : source.rule, source.endpoint, () => ({
      expected: `${metric} as in ${telling.filter((other) => isSame(other.figures[metric] as Decimal, expected)).map(({label}) => label).join(', ')}`,
      came: `${differenceText(value, expected, decimalText)} in ${source.label}`,
    }));
  }
}

/** Whether costs can be added: all of one currency. */
function hasOneCurrency(run: Run): boolean {
  const codes = new Set<string>();
  for (const bodies of run.seen.values()) for (const body of bodies) collectCurrencies(body, codes);
  const [one] = codes;
  return run.report.check(codes.size <= 1, 'money.mixed', pathOf('summary'), () => ({
    expected: `costs in one currency, as ${one}`,
    came: [...codes].join(', '),
  }));
}

function collectCurrencies(node: unknown, codes: Set<string>): void {
  if (node === null || typeof node !== 'object') return;
  const {cost} = node as Body;
  const code = (cost as Body | null | undefined)?.['currency'];
  if (typeof code === 'string') codes.add(code.toUpperCase());
  for (const child of Object.values(node)) collectCurrencies(child, codes);
}

/** Holds summary, series, breakdowns and log of the window against each other, figure by figure. */
export async function checkSums(run: Run, window: Window): Promise<void> {
  const breakdowns = await Promise.all(DIMENSIONS.map((by) => breakdownSources(run, by, window.query)));
  const sources = [...(await summarySources(run, window)), ...breakdowns.flat(), ...logSources(run, window)];
  const hasCosts = hasOneCurrency(run);
  for (const metric of METRICS) if (metric !== 'cost' || hasCosts) compareMetric(run, metric, sources);
  if (window.rows !== null) checkTotal(run, window.rows, window.log);
}

function checkTotal(run: Run, rows: readonly Body[], log: Body | null): void {
  const total = log?.['total'];
  if (total === undefined || !isSound(run, 'log')) return;
  run.report.check(Number(total) === rows.length, 'sums.totals', pathOf('log'), () => ({
    expected: 'total to be the number of rows of the filter',
    came: 'another number than rows on all pages',
  }));
}

/** Holds `previous` against the summary of the days before. */
export async function checkPrevious(run: Run, {period: {first, last}, query}: Window): Promise<void> {
  const body = await ask(run, 'summary', {...query, compare: 'previous'});
  const previous = body?.['previous'] as Body | undefined;
  if (!previous || !isSound(run, 'summary') || run.report.has(pathOf('summary'), ['sums.'])) return;
  const days = daysBetween(first, last) + 1;
  const before = await ask(run, 'summary', queryOf({first: addDays(first, -days), last: addDays(first, -1)}, query.tz));
  if (before === null) return;
  const [told, summed] = [figuresOf(previous), figuresOf(before)];
  const differing = METRICS.filter((metric) => told[metric] && summed[metric] && !isSame(told[metric], summed[metric]));
  run.report.check(differing.length === 0, 'sums.previous', pathOf('summary'), () => ({
    expected: `previous to be the sum of the ${days} days before`,
    came: `other figures: ${differing.join(', ')}`,
  }));
}
