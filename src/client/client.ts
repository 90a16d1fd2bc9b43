import type {LogSort, SortOrder} from '../contract/log.js';
import {PAGE_CURSOR} from '../contract/page-cursor.js';
import {readAnswer, type Fault} from '../contract/parse.js';
import {paths, type Answers, type EndpointName} from '../contract/paths.js';
import {readerOf, type Reader} from '../contract/readers.js';
import type {Dimension} from '../contract/breakdown.js';
import type {Range} from '../contract/range.js';
import type {Interval} from '../contract/summary.js';
import type {TransactionType} from '../contract/transactions.js';
import type {ConnectionConfig} from './config.js';
import {A2bError} from './errors.js';
import {getJson, type GetRequest, type JsonAnswer} from './request.js';
import {sessionOf, type Session} from './session.js';
import {endpointUrl, mayReceiveToken} from './url.js';
import {warnOnce} from './warn.js';

/** An answer, and how much of it could not be read. */
export interface Loaded<T> {
  readonly value: T;
  /** Rows of lists that were left out because they were not as promised. */
  readonly unreadableRows: number;
}

/** Which usage is meant. */
export interface UsageFilter {
  readonly provider?: readonly string[] | undefined;
  readonly project?: readonly string[] | undefined;
  readonly model?: readonly string[] | undefined;
}

/** When usage is meant, in which zone. */
export interface RangeQuery {
  readonly range: Range;
  /** IANA zone. */
  readonly tz: string;
}

/** Parameters, by endpoint. */
export interface Queries {
  balance: Record<never, never>;
  transactions: {cursor?: string | undefined; limit?: number | undefined; type?: readonly TransactionType[] | undefined};
  summary: RangeQuery & UsageFilter & {compare?: 'previous' | undefined; interval?: Interval | undefined; split?: Dimension | undefined};
  /** `period: 'previous'` = the period before the range's, to the same elapsed point; a server may not know it. */
  breakdown: RangeQuery & UsageFilter & {by: Dimension; period?: 'previous' | undefined};
  log: RangeQuery &
    UsageFilter & {
      cursor?: string | undefined;
      limit?: number | undefined;
      sort?: LogSort | undefined;
      order?: SortOrder | undefined;
      q?: string | undefined;
    };
  sustainability: RangeQuery;
}

/** What a widget asks: an endpoint's answer, null for a wallet that does not exist yet. */
export type Result<Name extends EndpointName> = Name extends 'balance' ? Answers[Name] | null : Answers[Name];

/** Anything that can answer the widgets; the `client` property of every element takes one. */
export interface UsageClient {
  /** Asks one endpoint. Rejects with an `A2bError`, or with the signal's reason when aborted. */
  get<Name extends EndpointName>(
    name: Name, query: Queries[Name], signal: AbortSignal, priority?: 'low',
  ): Promise<Loaded<Result<Name>>>;
  /** Forgets who is signed in, so that the next request asks for the token anew. */
  forget?(): void;
  /** After a refusal: lets the token be asked for once more. Does nothing while the session is good. */
  retryAuth?(): void;
  /** True for the first caller since the session was last good. */
  claimAuthNotice?(): boolean;
}

function parametersOf(query: Record<string, unknown>): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const single of Array.isArray(value) ? value : [value]) {
      if (single === undefined || single === '') continue;
      if (name === 'cursor' && String(single).startsWith(PAGE_CURSOR)) parameters.append('page', String(single).slice(PAGE_CURSOR.length));
      else parameters.append(name, String(single));
    }
  }
  return parameters;
}

function warnOfDropped(what: string, dropped: readonly Fault[]): void {
  for (const {path, expected} of dropped) {
    const anyRow = path.replace(/\[\d+\]/g, '[]');
    warnOnce(`a2b: ${what} has a field that was left out: ${anyRow} – expected ${expected}`);
  }
}

/** A body, and what is said of it in messages. */
interface Body<Name extends EndpointName> {
  readonly endpoint: Name;
  readonly body: unknown;
  readonly what: string;
}

/**
 * Reads a body by the contract, whether it came over the network or was handed to `element.data`.
 * `what` names the source in messages.
 * @throws A2bError kind `contract` naming the path and the expectation, never the value
 * @internal
 */
export function readWith<Name extends EndpointName>(reader: Reader<Name>, {endpoint, body, what}: Body<Name>): Loaded<Answers[Name]> {
  const reading = readAnswer(reader(body), body);
  if (!reading.ok) {
    const {path, expected} = reading.fault;
    const text = `${what} answered with an unexpected shape: ${path} – expected ${expected}`;
    throw new A2bError('contract', text, {endpoint: paths[endpoint]});
  }
  warnOfDropped(what, reading.dropped);
  return {value: reading.value, unreadableRows: reading.unreadableRows};
}

/** How messages call a request: the contract's path, and of the parameters only those that tell requests apart. */
function requestName(name: EndpointName, query: object): string {
  const {by, range} = query as {by?: string; range?: string};
  const told = new URLSearchParams({...(by && {by}), ...(range && {range})});
  return `GET ${paths[name]}${told.size > 0 ? `?${told}` : ''}`;
}

/** Asks the API over HTTP. */
export class HttpClient implements UsageClient {
  readonly #config: ConnectionConfig;
  readonly #session: Session;

  constructor(config: ConnectionConfig = {}) {
    this.#config = config;
    this.#session = sessionOf(config.getToken);
  }

  /** Address of an endpoint with its parameters. */
  urlOf<Name extends EndpointName>(name: Name, query: Queries[Name]): URL {
    const {apiBase = '/api', endpoints: own = {}} = this.#config;
    const url = endpointUrl(apiBase, own[name] ?? paths[name]);
    for (const [key, value] of parametersOf({...query})) url.searchParams.append(key, value);
    return url;
  }

  /** Asks one endpoint. */
  async get<Name extends EndpointName>(
    name: Name, query: Queries[Name], signal: AbortSignal, priority?: 'low',
  ): Promise<Loaded<Result<Name>>> {
    const request = {url: this.urlOf(name, query), endpoint: paths[name], name: requestName(name, query), priority};
    const {status, body} = await this.#authorised(request, signal);
    this.#session.confirm();
    if (status !== 404) return readWith(await readerOf(name), {endpoint: name, body, what: request.name}) as Loaded<Result<Name>>;
    if (name === 'balance') return {value: null as Result<Name>, unreadableRows: 0};
    throw new A2bError('not-available', `${request.name} failed with status 404`, {status, endpoint: request.endpoint});
  }

  /** Forgets the token. */
  forget(): void {
    this.#session.reset();
  }

  /** After a refusal: lets the token be asked for once more. */
  retryAuth(): void {
    if (this.#session.isRefused) this.#session.reset();
  }

  /** True for the first caller since the session was last good. */
  claimAuthNotice(): boolean {
    return this.#session.claimNotice();
  }

  async #authorised(request: Pick<GetRequest, 'url' | 'endpoint' | 'name' | 'priority'>, signal: AbortSignal): Promise<JsonAnswer> {
    const {credentials = 'same-origin', allowedOrigins = [], fetch, getToken} = this.#config;
    const isTrusted = getToken === undefined || mayReceiveToken(request.url, allowedOrigins);
    const ask = (token: string | null) => getJson({...request, token, signal, credentials, fetch});
    const token = isTrusted ? await this.#session.token() : null;
    signal.throwIfAborted();
    try {
      return await ask(token);
    } catch (error) {
      if (!isTrusted || !(error instanceof A2bError) || error.status !== 401) throw error;
      const fresh = await this.#session.renew(token);
      if (fresh === null) throw error;
      signal.throwIfAborted();
      return ask(fresh);
    }
  }
}
