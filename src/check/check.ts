import {endpoints} from '../contract/endpoints.js';
import {Asker} from './asker.js';
import type {CheckOptions} from './options.js';
import {Report, type Finding} from './report.js';
import {pathOf, type Run} from './run.js';
import {checkFilters} from './steps/filters.js';
import {addHints} from './steps/hints.js';
import {checkPages, checkSearch, checkSorts} from './steps/log.js';
import {checkParameters} from './steps/parameters.js';
import {checkItems, checkSegments, checkTokenParts, checkUnpriced} from './steps/parts.js';
import {checkFarZone, checkPresets, checkWindow} from './steps/ranges.js';
import {checkAuth, checkCors, checkUnknownPath, reach} from './steps/reach.js';
import {checkPrevious, checkSums} from './steps/sums.js';
import {checkFootprint} from './steps/sustainability.js';
import {checkTransactions} from './steps/transactions.js';
import {findWindow} from './steps/window.js';

/** What a check found. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  /** What was not checked, and why. */
  readonly notes: readonly string[];
  /** Endpoints with how many checks they passed. */
  readonly endpoints: readonly {readonly path: string; readonly passed: number}[];
  /** Requests sent, all of them GET. */
  readonly requests: number;
}

async function checkUsage(run: Run): Promise<void> {
  const window = await findWindow(run);
  await checkPresets(run);
  await checkWindow(run, window);
  await checkFarZone(run, window);
  await checkUnpriced(run, window);
  await checkSums(run, window);
  checkTokenParts(run);
  await checkItems(run, window);
  await checkSegments(run, window);
  await checkPrevious(run, window);
  await checkFilters(run, window);
  await checkPages(run, window);
  await checkSorts(run, window);
  await checkSearch(run, window);
  await checkFootprint(run, window);
}

/**
 * Holds a running API against the contract, endpoint by endpoint and endpoint against endpoint. Sends GET
 * requests only, a few at once. Never rejects for what the API answers.
 */
export async function checkApi(options: CheckOptions): Promise<CheckResult> {
  const asker = new Asker(options);
  const report = new Report();
  const run: Run = {options, asker, report, available: new Set(), seen: new Map(), asked: new Map()};
  await reach(run);
  if (run.available.size > 0) {
    await checkAuth(run);
    await checkUsage(run);
    await checkTransactions(run);
    await checkParameters(run);
    await checkUnknownPath(run);
    await checkCors(run);
    addHints(run);
  }
  const paths = [...options.only.map(pathOf), '(base)'].filter((path) => path !== '(base)' || report.passedOf(path) > 0 || report.has(path, ['']));
  const passed = paths.map((path) => ({path, passed: report.passedOf(path)}));
  return {findings: report.findings, notes: report.notes, endpoints: passed, requests: asker.count};
}

/** Names of all endpoints, for what `only` may be. */
export const ENDPOINT_NAMES = Object.keys(endpoints) as (keyof typeof endpoints)[];
