import {endpoints, type EndpointName} from '../contract/endpoints.js';
import {footprint} from './footprint.js';
import {log} from './log.js';
import {SampleProblem} from './parameters.js';
import {breakdown, summary} from './usage.js';
import {balance, transactions} from './wallet.js';

/** Answers one endpoint with JSON; `now` in milliseconds since 1970. Throws a {@link SampleProblem}. */
export type SampleAnswer = (parameters: URLSearchParams, now: number) => unknown;

/** Every endpoint of the contract, answered from the same generated charges: all sums agree. */
export const sampleAnswers: Readonly<Record<EndpointName, SampleAnswer>> = {
  balance,
  transactions,
  summary,
  breakdown,
  log,
  sustainability: footprint,
};

/** The endpoint an address leads to, whatever the API's base is; undefined for none. */
export function endpointAt(pathname: string): EndpointName | undefined {
  const names = Object.keys(endpoints) as EndpointName[];
  return names.find((name) => pathname.replace(/\/+$/, '').endsWith(endpoints[name].path));
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  404: 'Not found',
  405: 'Method not allowed',
  501: 'Not implemented',
  503: 'Busy',
};

const STORAGE = {'Cache-Control': 'private, no-store'};

/** An answer as the API sends it. */
export function jsonResponse(body: unknown): Response {
  return Response.json(body, {headers: STORAGE});
}

/** A problem as the API tells it (RFC 9457). */
export function problemResponse(status: number, detail: string, parameter?: string): Response {
  const body = {type: 'about:blank', title: TITLES[status] ?? 'Problem', status, detail, ...(parameter !== undefined && {parameter})};
  return Response.json(body, {status, headers: {...STORAGE, 'Content-Type': 'application/problem+json'}});
}

/** Answers a GET as of `now` (milliseconds since 1970) from the sample; never rejects. */
export function sampleResponse(url: URL, now: number): Response {
  const name = endpointAt(url.pathname);
  if (name === undefined) return problemResponse(404, 'There is no such endpoint.');
  try {
    return jsonResponse(sampleAnswers[name](url.searchParams, now));
  } catch (error) {
    if (error instanceof SampleProblem) return problemResponse(error.status, error.message, error.parameter);
    throw error;
  }
}
