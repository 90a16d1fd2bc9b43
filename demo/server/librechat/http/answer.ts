import {GRANULARITIES} from '../../../../src/contract/sustainability-model.js';
import {choice, oneOf, readParameters} from '../../http/parameters.js';
import {badParameter, Problem, problemBody} from '../../http/problem.js';
import {breakdownParameters, logParameters, ranged, summaryParameters, transactionsParameters} from '../../http/usage-parameters.js';
import {defaultInterval, INTERVAL_FORM, isIntervalAllowed} from '../../time/interval.js';
import type {Period} from '../../time/period.js';
import type {RangeRequest} from '../../time/range.js';
import {firstOf} from '../ledger/reader.js';
import {ownerOf, type Host, type Owner} from '../ledger/host.js';
import {periodIn} from '../time/period.js';
import {isZone} from '../time/zoned.js';
import {breakdownIn} from '../usage/breakdown.js';
import {logIn} from '../usage/log.js';
import {metricsIn} from '../usage/metrics.js';
import {summaryIn} from '../usage/summary.js';
import {balanceIn} from '../wallet/balance.js';
import {transactionsIn} from '../wallet/transactions.js';

/** What is sent back, whatever server sends it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Answers one endpoint to one user. `url` carries the parameters; none of them names a user. */
type Endpoint = (host: Host, owner: Owner, url: string) => Promise<unknown>;

const PRIVATE = {'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff'};
/** MongoDB's code of an operation that passed `maxTimeMS`. */
const MAX_TIME_EXPIRED = 50;

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  '/user/balance': balance,
  '/user/transactions': (host, owner, url) => transactionsIn(host, owner, readParameters(url, transactionsParameters)),
  '/usage/summary': summary,
  '/usage/breakdown': breakdown,
  '/usage/log': log,
  '/sustainability/metrics': metrics,
};

/** Paths below the mount point that are answered here. */
export const PATHS: readonly string[] = Object.keys(ENDPOINTS);

/** Answers a path of {@link PATHS} to the user with this id (24 hexadecimal digits). Never throws. */
export async function answerTo(host: Host, userId: string, path: string, url: string): Promise<Answer> {
  try {
    const endpoint = ENDPOINTS[path];
    if (endpoint === undefined) throw new Problem(404, 'There is no such endpoint.');
    return answer(200, await endpoint(host, await ownerOf(host, userId), url), 'application/json');
  } catch (failure) {
    return failureAnswer(failure, host.log);
  }
}

/** The answer that tells a problem. */
export function problemAnswer(problem: Problem): Answer {
  return answer(problem.status, problemBody(problem), 'application/problem+json', problem.headers);
}

function answer(status: number, body: unknown, type: string, headers = {}): Answer {
  return {status, headers: {...headers, ...PRIVATE, 'Content-Type': `${type}; charset=utf-8`}, body};
}

function failureAnswer(failure: unknown, log: Host['log']): Answer {
  if (failure instanceof Problem) return problemAnswer(failure);
  log(failure);
  const isTimeout = (failure as {code?: unknown} | null)?.code === MAX_TIME_EXPIRED;
  return problemAnswer(isTimeout
    ? new Problem(503, 'The database took too long. Try a shorter range.')
    : new Problem(500, 'The server failed to answer. Its log says why.'));
}

async function balance(host: Host, owner: Owner): Promise<unknown> {
  const found = await balanceIn(host, owner);
  if (found === undefined) throw new Problem(404, 'This user has no balance yet.');
  return found;
}

async function summary(host: Host, owner: Owner, url: string): Promise<unknown> {
  const parameters = readParameters(url, summaryParameters);
  const now = host.now();
  const period = periodOf(parameters, now);
  const interval = parameters.interval ?? defaultInterval(period);
  if (!isIntervalAllowed(interval, period)) throw badParameter('interval', oneOf([INTERVAL_FORM]));
  const isCompared = parameters.compare !== undefined;
  const found = await summaryIn(host, owner, {period, interval, isCompared, filter: parameters, split: parameters.split, now});
  if (found.totalTokens === 0) await refuseWithoutLedger(host);
  return found;
}

async function breakdown(host: Host, owner: Owner, url: string): Promise<unknown> {
  const parameters = readParameters(url, breakdownParameters);
  const present = periodOf(parameters, host.now());
  const period = parameters.period === 'previous' ? {...present, ...present.previous} : present;
  const found = await breakdownIn(host, owner, {by: parameters.by, period, filter: parameters});
  if (found.items.length === 0) await refuseWithoutLedger(host);
  return found;
}

async function log(host: Host, owner: Owner, url: string): Promise<unknown> {
  const parameters = readParameters(url, logParameters);
  refuseUnknownZone(parameters.tz);
  const found = await logIn(host, owner, parameters);
  if (found.items.length === 0) await refuseWithoutLedger(host);
  return found;
}

async function metrics(host: Host, owner: Owner, url: string): Promise<unknown> {
  const {sustainability, now: clock} = host;
  if (sustainability === null) throw new Problem(501, 'Sustainability metrics are not available on this server yet.');
  const parameters = readParameters(url, {...ranged, granularity: choice(GRANULARITIES, undefined)});
  const now = clock();
  const period = periodOf(parameters, now);
  const key = new URL(url).searchParams.get('range') ?? '30d';
  const interval = defaultInterval(period);
  const granularity = parameters.granularity ?? (interval === 'hour' ? 'day' : interval);
  return metricsIn(host, owner, sustainability, {period, key, granularity, now});
}

function periodOf({range, tz}: {range: RangeRequest; tz: string}, now: Date): Period {
  refuseUnknownZone(tz);
  return periodIn(range, tz, now);
}

function refuseUnknownZone(tz: string): void {
  if (!isZone(tz)) throw badParameter('tz', 'an IANA time zone such as Europe/Berlin');
}

/** A host that records no transactions has no usage to tell, which is not the same as none. */
async function refuseWithoutLedger({reader}: Host): Promise<void> {
  const any = await firstOf(reader.documents('transactions', [{$limit: 1}, {$project: {_id: 1}}]));
  if (any === undefined) throw new Problem(501, 'This LibreChat records no transactions, so it has no usage to tell.');
}
