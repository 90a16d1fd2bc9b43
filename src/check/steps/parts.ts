import {DIMENSIONS, type Dimension} from '../../contract/breakdown.js';
import {addDecimals, compareDecimals, type Decimal} from '../../format/decimal.js';
import {costOf, countOf, figuresOf, isSame, METRICS, sumOf} from '../figures.js';
import {ask, idOfItem, isSound, pathOf, rowsOf, type Body, type Run} from '../run.js';
import type {EndpointName} from '../../contract/endpoints.js';
import type {Window} from './window.js';

const ZERO: Decimal = {units: 0n, scale: 0};

/** Everything with token figures in what an endpoint sent. */
function* withTokens(node: unknown): Generator<Body> {
  if (node === null || typeof node !== 'object') return;
  if (!Array.isArray(node) && 'inputTokens' in node && 'outputTokens' in node) yield node as Body;
  for (const child of Object.values(node)) yield* withTokens(child);
}

function isWithin(part: unknown, whole: unknown): boolean {
  const [small, large] = [countOf(part), countOf(whole)];
  return small === undefined || large === undefined || compareDecimals(small, large) <= 0;
}

function checkTokens({report}: Run, name: EndpointName, node: Body): void {
  const {inputTokens, outputTokens, totalTokens, cachedInputTokens, reasoningTokens} = node;
  const [input, output, total] = [countOf(inputTokens), countOf(outputTokens), countOf(totalTokens)];
  const path = pathOf(name);
  const isSum = !input || !output || !total || isSame(total, addDecimals(input, output));
  report.check(isSum, 'tokens.parts', path, () => ({expected: 'totalTokens = inputTokens + outputTokens', came: 'another sum'}));
  const areParts = isWithin(cachedInputTokens, inputTokens) && isWithin(reasoningTokens, outputTokens);
  report.check(areParts, 'tokens.within', path, () => ({expected: 'parts at most as large as their whole', came: 'a larger part'}));
}

/** Whether totals are the sum of their parts in everything that came; where sums disagree, that says it. */
export function checkTokenParts(run: Run): void {
  for (const name of ['summary', 'breakdown', 'log'] as const) {
    if (!isSound(run, name) || run.report.has(pathOf(name), ['sums.'])) continue;
    for (const body of run.seen.get(name) ?? []) for (const node of withTokens(body)) checkTokens(run, name, node);
  }
}

/** All tokens unpriced, and yet a cost of zero; `unpriced` is what the place says of itself. */
function isZeroForUnpriced(node: Body): boolean {
  const [total, unpriced] = [countOf(node['totalTokens']), countOf(node['unpricedTokens'])];
  if (!total || !unpriced || node['cost'] === null || node['cost'] === undefined) return false;
  const cost = costOf(node['cost']);
  return cost !== undefined && isSame(cost, ZERO) && compareDecimals(total, ZERO) > 0 && isSame(total, unpriced);
}

/** Rows that cost nothing without a price of their own, while the rest of the API says that some have none. */
function zeroRows(rows: readonly Body[]): number {
  const isZero = ({cost, price}: Body) => cost !== null && cost !== undefined && price === undefined && isZeroCost(cost);
  return rows.filter((row) => isZero(row) && !isSame(figuresOf(row).totalTokens ?? ZERO, ZERO)).length;
}

function isZeroCost(cost: unknown): boolean {
  const amount = costOf(cost);
  return amount !== undefined && isSame(amount, ZERO);
}

/** Whether usage without a price says so: null, never 0. */
export function checkUnpriced(run: Run, {rows, log}: Window): void {
  const {report} = run;
  for (const name of ['summary', 'breakdown'] as const) {
    const nodes = (run.seen.get(name) ?? []).flatMap((body) => [...withTokens(body)]);
    const facts = {expected: 'cost: null where all tokens are unpriced', came: 'an amount of 0'};
    report.check(!nodes.some(isZeroForUnpriced), 'null.zero', pathOf(name), () => facts);
  }
  const unpriced = countOf((log?.['totals'] as Body | undefined)?.['unpricedTokens']);
  const zeros = zeroRows(rows ?? []);
  const isTold = unpriced !== undefined && !isSame(unpriced, ZERO) && !(rows ?? []).some(({cost}) => cost === null);
  report.check(!(isTold && zeros > 0), 'null.zero', pathOf('log'), () => ({
    expected: 'cost: null in rows without a price',
    came: `${zeros} rows cost 0, while totals.unpricedTokens says that some have no price`,
  }));
}

function idOf(row: Body, by: Dimension): string | undefined {
  if (by === 'model') return typeof row['model'] === 'string' ? row['model'] : undefined;
  const who = row[by] as Body | undefined;
  return typeof who?.['id'] === 'string' ? who['id'] : undefined;
}

/** Holds each item of the breakdowns against the log's rows of the same id. */
export async function checkItems(run: Run, {rows, query}: Window): Promise<void> {
  if (rows === null || !isSound(run, 'log')) return;
  for (const by of DIMENSIONS) {
    const body = await ask(run, 'breakdown', {...query, by});
    if (body === null || !isSound(run, 'breakdown') || rows.some((row) => idOf(row, by) === undefined)) continue;
    const wrong = rowsOf(body).filter((item) => {
      const own = rows.filter((row) => idOf(row, by) === idOfItem(item));
      return !isSame(figuresOf(item).totalTokens ?? ZERO, sumOf(own.map(figuresOf)).totalTokens ?? ZERO);
    });
    run.report.check(wrong.length === 0, 'breakdown.items', pathOf('breakdown'), () => ({
      expected: `items of by=${by} to be the sums of the log’s rows with their id`,
      came: `${wrong.length} of ${rowsOf(body).length} are not`,
    }));
  }
}

function checkSegmentsOf({report}: Run, name: EndpointName, whole: Body, what: string): void {
  const segments = whole['segments'];
  if (!Array.isArray(segments)) return;
  const [sum, own] = [sumOf((segments as Body[]).map(figuresOf)), figuresOf(whole)];
  const differing = METRICS.filter((metric) => sum[metric] && own[metric] && !isSame(sum[metric], own[metric]));
  report.check(differing.length === 0, 'sums.segments', pathOf(name), () => ({
    expected: `segments of ${what} that add up to it`,
    came: `another sum of ${differing.join(', ')}`,
  }));
}

/** Whether segments of buckets and of projects add up to what they are segments of. */
export async function checkSegments(run: Run, {query}: Window): Promise<void> {
  const isGood = (name: EndpointName) => isSound(run, name) && !run.report.has(pathOf(name), ['sums.']);
  const split = await ask(run, 'summary', {...query, split: 'provider'});
  const series = Array.isArray(split?.['series']) ? (split['series'] as Body[]) : [];
  for (const bucket of isGood('summary') ? series : []) checkSegmentsOf(run, 'summary', bucket, 'a bucket');
  const projects = await ask(run, 'breakdown', {...query, by: 'project'});
  for (const item of isGood('breakdown') ? rowsOf(projects) : []) checkSegmentsOf(run, 'breakdown', item, 'a project');
}
