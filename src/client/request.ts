import ky, {HTTPError, TimeoutError, type KyResponse} from 'ky';
import {A2bError, isA2bError, isAbort, type A2bErrorDetails, type A2bErrorKind} from './errors.js';
import {parseJson} from './json.js';
import {LONGEST_WAIT, retryAfterMs} from './retry-after.js';

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
}

/** A JSON answer, with its status: some endpoints mean something by a 404 that carries JSON. */
export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
}

const ATTEMPT_TIMEOUT = 10_000;
const TOTAL_TIMEOUT = 30_000;
const RETRIED = [408, 425, 429, 500, 502, 503, 504];

type Named = Pick<GetRequest, 'url' | 'endpoint' | 'name'>;

function failure(kind: A2bErrorKind, {name, endpoint}: Named, what: string, details: A2bErrorDetails = {}): A2bError {
  return new A2bError(kind, `${name} ${what}`, {endpoint, ...details});
}

function statusKind(status: number): A2bErrorKind {
  if (status === 401 || status === 403) return 'auth';
  if (status === 404 || status === 501) return 'not-available';
  if (status === 429) return 'rate-limit';
  if (status === 408) return 'timeout';
  return status >= 500 ? 'server' : 'request';
}

function statusFailure(request: Named, response: Response): A2bError {
  const {status, headers} = response;
  const wait = retryAfterMs(headers.get('Retry-After'), Date.now());
  const retryAt = wait === null ? undefined : new Date(Date.now() + wait);
  return failure(statusKind(status), request, `failed with status ${status}`, {status, retryAt});
}

function isWorthRetrying(error: Error): boolean | undefined {
  if (isA2bError(error) || isAbort(error)) return false;
  if (!(error instanceof HTTPError)) return undefined;
  const wait = retryAfterMs(error.response.headers.get('Retry-After'), Date.now());
  return wait !== null && wait > LONGEST_WAIT ? false : undefined;
}

/** Whole body inside the attempt, so that a truncated one is retried like any other network fault. */
async function bufferBody(_request: Request, _options: unknown, response: KyResponse): Promise<Response> {
  const isBodyless = response.status === 204 || response.status === 205 || response.status === 304;
  const body = await response.text();
  return new Response(isBodyless ? null : body, {status: response.status, headers: response.headers});
}

/** Calls the page's `fetch` the common way, with an address and an init, so that wrapped ones work. */
function callFetch({url, credentials, fetch: own}: GetRequest, headers: Headers): typeof fetch {
  return (input) => {
    const {signal} = input as Request;
    const send = own ?? globalThis.fetch;
    return send(url.href, {method: 'GET', headers, credentials, signal, redirect: 'error', cache: 'no-store'});
  };
}

function send(request: GetRequest, signal: AbortSignal): Promise<KyResponse> {
  const headers = new Headers({Accept: 'application/json'});
  if (request.token !== null) headers.set('Authorization', `Bearer ${request.token}`);
  return ky.get(request.url, {
    fetch: callFetch(request, headers),
    signal,
    timeout: ATTEMPT_TIMEOUT,
    retry: {
      limit: 2,
      statusCodes: RETRIED,
      maxRetryAfter: LONGEST_WAIT,
      backoffLimit: LONGEST_WAIT / 2,
      jitter: true,
      delay: (attempt) => 1000 * 2 ** (attempt - 1),
      shouldRetry: ({error}) => isWorthRetrying(error),
    },
    hooks: {afterResponse: [bufferBody]},
  });
}

function isJson(response: Response): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\b/i.test(response.headers.get('Content-Type') ?? '');
}

async function readJson(request: Named, response: Response): Promise<JsonAnswer> {
  const {status} = response;
  if (!isJson(response)) {
    const type = response.headers.get('Content-Type')?.split(';')[0] || 'no content type';
    const what = `answered with ${type} instead of JSON: this server has no such endpoint (${request.url.href})`;
    throw failure('not-available', request, what, {status});
  }
  try {
    return {status, body: parseJson(await response.text())};
  } catch (cause) {
    throw failure('contract', request, 'answered with a body that is not JSON', {status, cause});
  }
}

function asA2bError(request: Named, error: unknown, signal: AbortSignal): unknown {
  if (isA2bError(error) || signal.aborted) return error;
  if (error instanceof TimeoutError || (error as Error | null)?.name === 'TimeoutError') {
    return failure('timeout', request, `had no answer within ${ATTEMPT_TIMEOUT / 1000} seconds`, {cause: error});
  }
  return failure('network', request, 'could not reach the server', {cause: error});
}

/**
 * The only place that fetches: GET, JSON in, at most three attempts with full jitter, 10 s each, 30 s in all.
 * A 404 with a JSON body is handed back, because some endpoints mean something by it.
 * @throws A2bError by status, transport or content type; the signal's reason when aborted
 */
export async function getJson(request: GetRequest): Promise<JsonAnswer> {
  const {signal} = request;
  try {
    const response = await send(request, AbortSignal.any([signal, AbortSignal.timeout(TOTAL_TIMEOUT)]));
    return await readJson(request, response);
  } catch (error) {
    if (!(error instanceof HTTPError)) throw asA2bError(request, error, signal);
    if (error.response.status === 404 && isJson(error.response)) return readJson(request, error.response);
    throw statusFailure(request, error.response);
  }
}
