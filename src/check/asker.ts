import type {CheckOptions} from './options.js';

/** Parameters of a request; undefined ones are left out, lists are repeated. */
export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** What came back, or why nothing did. */
export interface Answer {
  /** How messages call the request; values a user could be known by are left out. */
  readonly request: string;
  /** 0 when nothing came. */
  readonly status: number;
  readonly headers: Headers;
  /** Media type without parameters, in lower case. */
  readonly type: string;
  /** Parsed JSON; undefined when it is none. */
  readonly body: unknown;
  /** Whole numbers in the text that a JSON number cannot hold exactly. */
  readonly hasUnsafeNumbers: boolean;
  readonly failure: 'network' | 'timeout' | null;
}

const AT_ONCE = 3;
const LONGEST_WAIT = 30_000;
const PRIVATE = new Set(['provider', 'project', 'model', 'q', 'cursor']);
const UNSAFE = /[:[,]\s*-?\d{17,}\s*[,}\]]/;

function parametersOf(query: Query): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value ?? []].flat()) parameters.append(name, String(one));
  }
  return parameters;
}

function nameOf(path: string, query: Query): string {
  const told = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${PRIVATE.has(name) ? '…' : [value].flat().join(',')}`],
  );
  return `GET ${path}${told.length > 0 ? `?${told.join('&')}` : ''}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks the API: GET only, a few requests at once, each with a time-out, all of them counted. */
export class Asker {
  readonly #options: CheckOptions;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #count = 0;

  constructor(options: CheckOptions) {
    this.#options = options;
  }

  /** Requests sent so far. */
  get count(): number {
    return this.#count;
  }

  /** Whether there is something to sign in with. */
  get hasCredentials(): boolean {
    return this.#options.token !== undefined || Object.keys(this.#options.headers).length > 0;
  }

  /** Asks for a path below the base. Never rejects. */
  async get(path: string, query: Query = {}, isSignedIn = true): Promise<Answer> {
    await this.#turn();
    try {
      return await this.#patiently(path, query, isSignedIn);
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #turn(): Promise<void> {
    if (this.#running >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running += 1;
  }

  /** Asks again where a connection broke, and once after as long as a 429 says, if that is not long. */
  async #patiently(path: string, query: Query, isSignedIn: boolean): Promise<Answer> {
    const answer = await this.#send(path, query, isSignedIn);
    if (answer.failure === 'network') return this.#send(path, query, isSignedIn);
    const seconds = Number(answer.headers.get('Retry-After'));
    if (answer.status !== 429 || !(seconds > 0 && seconds * 1000 <= LONGEST_WAIT)) return answer;
    await pause(seconds * 1000);
    return this.#send(path, query, isSignedIn);
  }

  async #send(path: string, query: Query, isSignedIn: boolean): Promise<Answer> {
    const {fetch: send, timeout, origin} = this.#options;
    const url = this.#urlOf(path, query);
    const headers = {
      Accept: 'application/json',
      ...(origin !== undefined && {Origin: origin}),
      ...(isSignedIn && this.#credentials(url)),
    };
    const request = nameOf(path, query);
    this.#count += 1;
    try {
      const response = await send(url.href, {headers, redirect: 'manual', signal: AbortSignal.timeout(timeout)});
      return await this.#read(request, response);
    } catch (error) {
      const failure = (error as Error).name === 'TimeoutError' ? 'timeout' : 'network';
      return {request, status: 0, headers: new Headers(), type: '', body: undefined, hasUnsafeNumbers: false, failure};
    }
  }

  async #read(request: string, response: Response): Promise<Answer> {
    const {status, headers} = response;
    const type = (headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    const text = await response.text();
    return {request, status, headers, type, body: parsed(text), hasUnsafeNumbers: UNSAFE.test(text), failure: null};
  }

  #urlOf(path: string, query: Query): URL {
    const {apiBase} = this.#options;
    const isAbsolute = /^https?:/i.test(path);
    const url = new URL(isAbsolute ? path : `${apiBase.origin}${apiBase.pathname.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`);
    for (const [name, value] of parametersOf(query)) url.searchParams.append(name, value);
    return url;
  }

  /** Credentials for the base's origin; a path that leads elsewhere gets none. */
  #credentials(url: URL): Record<string, string> {
    const {apiBase, token, headers} = this.#options;
    if (url.origin !== apiBase.origin) return {};
    return {...headers, ...(token !== undefined && {Authorization: `Bearer ${token}`})};
  }
}

/** Whether a media type is JSON, problem+json among them. */
export function isJsonType(type: string): boolean {
  return /^application\/(?:[\w.+-]+\+)?json$/.test(type);
}
