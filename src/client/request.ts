import {LIMITS, backoff, pause, spread, type Limits} from './attempts.js';
import {dropBody, readText} from './body.js';
import {A2bError, isA2bError, isAbort, type A2bErrorDetails, type A2bErrorKind} from './errors.js';
import {parseJson} from './json.js';
import {closeOrigin, closedFor} from './origin-gate.js';
import {LONGEST_WAIT, retryAt} from './retry-after.js';

/** One GET, as the client wants it made. */
export interface GetRequest {
  readonly url: URL;
  /** Path of the endpoint as the contract has it, for `A2bError.endpoint`. */
  readonly endpoint: string;
  /** How messages call the request, e.g. `GET /usage/summary?range=7d`. */
  readonly name: string;
  readonly token: string | null;
  readonly signal: AbortSignal;
  readonly credentials: RequestCredentials;
  readonly fetch?: typeof fetch | undefined;
  /** Behind everything else that is asked for. */
  readonly priority?: 'low' | undefined;
}

/** A JSON answer, with its status: some endpoints mean something by a 404 that carries JSON. */
export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A 304 answers a question we never ask: something between us and the server mixed answers up. */
const RETRIED: ReadonlySet<number> = new Set([304, 408, 425, 429, 500, 502, 503, 504]);

function failure(kind: A2bErrorKind, {name, endpoint}: GetRequest, what: string, details: A2bErrorDetails = {}): A2bError {
  return new A2bError(kind, `${name} ${what}`, {endpoint, ...details});
}

function statusKind(status: number): A2bErrorKind {
  if (status === 401 || status === 403) return 'auth';
  if (status === 404 || status === 501) return 'not-available';
  if (status === 429) return 'rate-limit';
  if (status === 408) return 'timeout';
  return status >= 500 || status < 400 ? 'server' : 'request';
}

function statusFailure(request: GetRequest, {status, headers}: Response): A2bError {
  const at = retryAt(headers);
  if (status === 429 && at !== undefined) closeOrigin(request.url.origin, at);
  return failure(statusKind(status), request, `failed with status ${status}`, {status, retryAt: at});
}

/** Calls the page's `fetch` the common way, with an address and an init, so that wrapped ones work. */
function send({url, token, credentials, fetch: own, priority}: GetRequest, signal: AbortSignal): Promise<Response> {
  const headers = new Headers({Accept: 'application/json'});
  if (token !== null) headers.set('Authorization', `Bearer ${token}`);
  const call = own ?? globalThis.fetch;
  const init: RequestInit = {method: 'GET', headers, credentials, signal, redirect: 'error', cache: 'no-store'};
  return call(url.href, priority === undefined ? init : {...init, priority});
}

function isJson(response: Response): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\b/i.test(response.headers.get('Content-Type') ?? '');
}

async function readJson(request: GetRequest, response: Response): Promise<JsonAnswer> {
  const {status} = response;
  const text = await readText(response);
  if (text === null) throw failure('contract', request, 'answered with more than 5 MB', {status});
  try {
    return {status, body: parseJson(text)};
  } catch (cause) {
    throw failure('contract', request, 'answered with a body that is not JSON', {status, cause});
  }
}

/** What kind of answer it is shows before its body is read; of others than JSON the body is not read at all. */
async function readAnswer(request: GetRequest, response: Response): Promise<JsonAnswer> {
  const {status, ok} = response;
  if (isJson(response) && (ok || status === 404)) return readJson(request, response);
  dropBody(response);
  if (!ok) throw statusFailure(request, response);
  const type = response.headers.get('Content-Type')?.split(';')[0] || 'no content type';
  const what = `answered with ${type} instead of JSON: this server has no such endpoint (${request.url.href})`;
  throw failure('not-available', request, what, {status});
}

/** One attempt: headers and body together have `ms`. */
async function attempt(request: GetRequest, ms: number): Promise<JsonAnswer> {
  const late = AbortSignal.timeout(Math.ceil(ms));
  try {
    return await readAnswer(request, await send(request, AbortSignal.any([request.signal, late])));
  } catch (cause) {
    request.signal.throwIfAborted();
    if (isA2bError(cause)) throw cause;
    if (late.aborted || isAbort(cause)) throw failure('timeout', request, `had no answer within ${Math.ceil(ms / 1000)} seconds`, {cause});
    throw failure('network', request, 'could not reach the server', {cause});
  }
}

/** Some browsers say for ever that they are offline: only one that was heard losing the network is believed. */
let wentOffline = false;
globalThis.addEventListener?.('offline', () => void (wentOffline = true));

/** Whether nothing can arrive. The machine itself can be reached without a network. */
function isOutOfReach({hostname}: URL): boolean {
  return wentOffline && globalThis.navigator?.onLine === false && !/^(localhost|127\..+|\[::1\])$/.test(hostname);
}

/** Nobody asks without a network, nor an origin that said to wait; where that is too long, the user is told the time. */
async function passGate(request: GetRequest): Promise<void> {
  if (isOutOfReach(request.url)) throw failure('network', request, 'was not sent, because there is no network');
  const wait = closedFor(request.url.origin);
  if (wait > LONGEST_WAIT) {
    const at = new Date(Date.now() + wait);
    throw failure('rate-limit', request, 'was not sent, because the server said to wait', {status: 429, retryAt: at});
  }
  if (wait > 0) await pause(spread(wait), request.signal);
}

/** Whether another attempt may help: faults of the network and of the server, but not without a network. */
function isPassing({kind, status}: A2bError): boolean {
  return kind === 'network' ? (globalThis.navigator?.onLine ?? true) : RETRIED.has(status ?? 0);
}

/** Milliseconds before the next attempt, null for none. `own` says whether the wait is ours or the server's. */
function waitAfter(error: A2bError, next: number): {ms: number; own: boolean} | null {
  if (!isPassing(error)) return null;
  if (error.retryAt === undefined) return {ms: backoff(next), own: true};
  const asked = error.retryAt.getTime() - Date.now();
  return asked > LONGEST_WAIT ? null : {ms: spread(Math.max(0, asked)), own: false};
}

/**
 * The only place that fetches: GET, JSON in, at most three attempts with full jitter, 10 s each, 30 s in all.
 * A 404 with a JSON body is handed back, because some endpoints mean something by it. A 429 with `Retry-After` holds
 * back every request of the page to that origin.
 * @throws A2bError by status, transport or content type; the signal's reason when aborted
 */
export async function getJson(request: GetRequest, limits: Limits = LIMITS): Promise<JsonAnswer> {
  let deadline = performance.now() + limits.total;
  for (let next = 2; ; next += 1) {
    const asked = performance.now();
    await passGate(request);
    deadline += performance.now() - asked;
    try {
      return await attempt(request, Math.max(1, Math.min(limits.attempt, deadline - performance.now())));
    } catch (error) {
      const wait = isA2bError(error) && next <= limits.attempts ? waitAfter(error, next) : null;
      if (wait?.own === false) deadline += wait.ms;
      if (wait === null || performance.now() + wait.ms >= deadline) throw error;
      await pause(wait.ms, request.signal);
    }
  }
}
