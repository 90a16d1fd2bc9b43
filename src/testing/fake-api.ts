import {endpointAt, jsonResponse, problemResponse, sampleResponse} from '../sample/answer.js';
import {extremes} from './extremes.js';
import {nothing} from './scenarios.js';

/** A state the API of a host can be in. */
export type FakeApiScenario = 'everyday' | 'extremes' | 'loading' | 'empty' | 'failed' | 'signedOut' | 'unavailable';

/** How a fake API is made. */
export interface FakeApiOptions {
  /** What it answers. Default `everyday`: months of generated use in which all sums agree. */
  readonly scenario?: FakeApiScenario | undefined;
  /** The clock; a fixed one gives the same answers at any time. Default: the system's. */
  readonly now?: (() => Date) | undefined;
}

/** Answers requests as a server would; takes what `fetch` takes. */
export type FakeApi = (input: Request | URL | string, init?: RequestInit) => Promise<Response>;

type Answer = (url: URL, signal: AbortSignal | undefined) => Response | Promise<Response>;

function extreme(url: URL): Response {
  const name = endpointAt(url.pathname);
  if (name === undefined) return problemResponse(404, 'There is no such endpoint.');
  return jsonResponse(extremes[name]);
}

function empty(url: URL): Response {
  const name = endpointAt(url.pathname);
  if (name === 'balance') return problemResponse(404, 'This user has no wallet yet.');
  return name === undefined ? problemResponse(404, 'There is no such endpoint.') : jsonResponse(nothing[name]);
}

function never(_: URL, signal: AbortSignal | undefined): Promise<Response> {
  return new Promise((_resolve, reject) => {
    const give = () => reject(signal?.reason as Error);
    if (signal?.aborted) give();
    signal?.addEventListener('abort', give, {once: true});
  });
}

function answersOf(now: () => Date): Readonly<Record<FakeApiScenario, Answer>> {
  return {
    everyday: (url) => sampleResponse(url, now().getTime()),
    extremes: extreme,
    loading: never,
    empty,
    failed: () => problemResponse(503, 'The database took too long.'),
    signedOut: () => problemResponse(401, 'Sign in first.'),
    unavailable: () => problemResponse(501, 'This server has no such data yet.'),
  };
}

/**
 * A fake of the whole API for `configure({fetch: createFakeApi()})`, a service worker or msw:
 * `http.get('/api/*', ({request}) => api(request))`. It answers every endpoint by its path, whatever the base,
 * and honours range, tz, filters, sort, order, search, limit and cursor. Nothing leaves the machine.
 */
export function createFakeApi({scenario = 'everyday', now = () => new Date()}: FakeApiOptions = {}): FakeApi {
  const answer = answersOf(now)[scenario];
  return async (input, init) => {
    const request = input instanceof Request ? input : undefined;
    const method = init?.method ?? request?.method ?? 'GET';
    if (method !== 'GET') return problemResponse(405, 'This endpoint answers GET only.');
    return answer(new URL(request?.url ?? String(input), 'http://localhost'), init?.signal ?? request?.signal);
  };
}
