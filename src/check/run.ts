import {endpoints, type EndpointName} from '../contract/endpoints.js';
import {isJsonType, type Answer, type Asker, type Query} from './asker.js';
import {faultsIn} from './inspect.js';
import type {CheckOptions} from './options.js';
import type {Report} from './report.js';
import type {RuleId} from './rules.js';

/** JSON of an answer, read leniently: what is wrong with it was already found. */
export type Body = Readonly<Record<string, unknown>>;

/** One check of one API, shared by its steps. */
export interface Run {
  readonly options: CheckOptions;
  readonly asker: Asker;
  readonly report: Report;
  /** Endpoints that answer. */
  readonly available: Set<EndpointName>;
  /** Bodies that came, by endpoint, for what is found out about optional fields. */
  readonly seen: Map<EndpointName, unknown[]>;
  /** Answers by what was asked, so that nothing is asked twice. */
  readonly asked: Map<string, Promise<Body | null>>;
}

/** Path of an endpoint as the contract and all findings call it. */
export const pathOf = (name: EndpointName): string => endpoints[name].path;

/** Asks an endpoint; the answer is not looked at. */
export function probe({options, asker}: Run, name: EndpointName, query: Query = {}, isSignedIn = true): Promise<Answer> {
  return asker.get(options.paths[name] ?? pathOf(name), query, isSignedIn);
}

/** What keeps an answer from being read, if anything. */
export function transportFault({failure, status, type, body}: Answer): {rule: RuleId; came: string} | null {
  if (failure !== null) return {rule: failure === 'timeout' ? 'http.timeout' : 'http.unreachable', came: failure === 'timeout' ? 'nothing in time' : 'no connection'};
  if (status === 401 || status === 403) return {rule: 'auth.refused', came: `status ${status}`};
  if (status === 429) return {rule: 'http.rate-limit', came: 'status 429'};
  if (status >= 300 && status < 400) return {rule: 'http.redirect', came: `status ${status}`};
  if (status === 200 && type === 'text/html') return {rule: 'http.html', came: 'text/html with status 200'};
  if (status !== 200) return {rule: 'http.status', came: `status ${status}`};
  if (!isJsonType(type)) return {rule: 'http.json', came: type || 'no content type'};
  return body === undefined ? {rule: 'http.json', came: 'a body that is not JSON'} : null;
}

function checkStorage({report}: Run, path: string, {headers, request}: Answer): void {
  const control = headers.get('Cache-Control') ?? '';
  const expected = 'Cache-Control: private, no-store';
  const came = `${request}: ${control === '' ? 'no Cache-Control' : `Cache-Control: ${control}`}`;
  if (control === '') report.add('cache.header', path, {expected, came}, 'warning');
  else report.check(/\bno-store\b/i.test(control), 'cache.header', path, () => ({expected, came}));
}

/** Looks at an answer that should be a 200, and hands its body over if it can be read. */
export function read(run: Run, name: EndpointName, answer: Answer): Body | null {
  const {report} = run;
  const path = pathOf(name);
  const {request} = answer;
  const fault = transportFault(answer);
  report.check(fault === null, fault?.rule ?? 'http.status', path, () => ({expected: '200 with JSON', came: `${request}: ${fault?.came}`}));
  if (fault !== null) return null;
  checkStorage(run, path, answer);
  const faults = faultsIn(name, answer.body);
  for (const {rule, path: field, expected, came} of faults) {
    report.add(rule, path, {expected: `${field}: ${expected}`, came: `${request}: ${came}`});
  }
  if (faults.length === 0) report.pass(path);
  report.check(!answer.hasUnsafeNumbers, 'tokens.unsafe', path, () => ({expected: 'digits as a string', came: `${request}: a JSON number`}));
  run.seen.set(name, [...(run.seen.get(name) ?? []), answer.body]);
  return answer.body as Body;
}

async function askAnew(run: Run, name: EndpointName, query: Query): Promise<Body | null> {
  return read(run, name, await probe(run, name, query));
}

/** Asks an endpoint that answers, once, expects a 200 and looks at it; null when it cannot be read. */
export async function ask(run: Run, name: EndpointName, query: Query = {}): Promise<Body | null> {
  if (!run.available.has(name)) return null;
  const key = JSON.stringify([name, query]);
  const answer = run.asked.get(key) ?? askAnew(run, name, query);
  run.asked.set(key, answer);
  return answer;
}

const UNSOUND = ['http.', 'auth.refused', 'shape.required', 'shape.field', 'money.', 'tokens.', 'null.', 'range.', 'tz.', 'log.paging', 'time.'];

/** Whether an endpoint's figures can be held against others: broken ones would only be found again. */
export function isSound({report}: Run, name: EndpointName): boolean {
  return !report.has(pathOf(name), UNSOUND);
}

/** Rows of an answer, of the older forms too. */
export function rowsOf(body: unknown): Body[] {
  const items = Array.isArray(body) ? (body as unknown[]) : (body as Body | null)?.['items'];
  return Array.isArray(items) ? (items as Body[]) : [];
}

/** What an item of a breakdown is filtered by: its id, or in the older forms its name. */
export function idOfItem({id, name, providerName, projectName, modelName}: Body): string {
  return String(id ?? name ?? providerName ?? projectName ?? modelName);
}
