import type {EndpointName} from '../../contract/endpoints.js';
import {isJsonType, type Answer, type Query} from '../asker.js';
import {pathOf, probe, read, transportFault, type Run} from '../run.js';

/** The least an endpoint is asked with. */
export function leastQuery({options: {range, tz}}: Run, name: EndpointName): Query {
  if (name === 'balance' || name === 'transactions') return {};
  return {range, tz, ...(name === 'breakdown' && {by: 'provider'})};
}

/** Whether an endpoint says in the agreed way that there is nothing. */
function isAbsent(name: EndpointName, {status, type}: Answer): boolean {
  if (name === 'sustainability') return status === 404 || status === 501;
  return name === 'balance' && status === 404 && isJsonType(type);
}

function noteAbsent({report}: Run, name: EndpointName, {status}: Answer): void {
  const what = name === 'balance' ? 'this user has no wallet yet' : 'the server has no such data, which is allowed';
  report.note(`${pathOf(name)} answered ${status}: ${what}. Nothing else of it was checked.`);
  report.pass(pathOf(name));
}

async function reachOne(run: Run, name: EndpointName): Promise<void> {
  const answer = await probe(run, name, leastQuery(run, name));
  if (isAbsent(name, answer)) noteAbsent(run, name, answer);
  else if (read(run, name, answer) !== null) run.available.add(name);
}

/** Asks every endpoint once: those that answer are checked further. */
export async function reach(run: Run): Promise<void> {
  const [first, ...others] = run.options.only;
  if (first === undefined) return;
  await reachOne(run, first);
  const isDown = run.report.has(pathOf(first), ['http.unreachable']);
  if (isDown) run.report.note('The other endpoints were not asked, because nothing answers.');
  else await Promise.all(others.map((name) => reachOne(run, name)));
}

function checkRefusal({report}: Run, name: EndpointName, answer: Answer): void {
  const {status, type} = answer;
  const path = pathOf(name);
  const isRefused = report.check(status === 401, 'auth.status', path, () => ({
    expected: 'status 401 without credentials',
    came: transportFault(answer)?.rule === 'http.html' ? 'a page of HTML with status 200' : `status ${status}`,
  }));
  if (!isRefused) return;
  report.check(type === 'application/problem+json', 'auth.form', path, () => ({
    expected: 'application/problem+json',
    came: type || 'no content type',
  }));
}

/** Asks without credentials: nobody may see anything then. */
export async function checkAuth(run: Run): Promise<void> {
  if (!run.asker.hasCredentials) {
    run.report.note('Neither --token nor --header was given: that endpoints refuse strangers was not checked.');
    return;
  }
  const names = [...run.available];
  await Promise.all(names.map(async (name) => checkRefusal(run, name, await probe(run, name, leastQuery(run, name), false))));
}

/** Asks for a path that cannot be there. */
export async function checkUnknownPath({asker, report}: Run): Promise<void> {
  const answer = await asker.get('/a2b-check/no-such-endpoint');
  const {status} = answer;
  if (answer.failure !== null) return;
  const came = transportFault(answer)?.rule === 'http.html' ? 'a page of HTML with status 200' : `status ${status}`;
  report.check(status === 404, 'path.unknown', '(base)', () => ({expected: 'status 404 for an unknown path', came}));
}

/** Whether the page's origin may read answers; only where it was said that it is another one. */
export async function checkCors(run: Run): Promise<void> {
  const {origin, apiBase} = run.options;
  const [name] = run.available;
  if (name === undefined) return;
  if (origin === undefined) {
    run.report.note(`If pages come from another origin than ${apiBase.origin}, check again with --origin.`);
    return;
  }
  const {headers} = await probe(run, name, leastQuery(run, name));
  const allowed = headers.get('Access-Control-Allow-Origin');
  const isAllowed = origin === apiBase.origin || allowed === origin || allowed === '*';
  run.report.check(isAllowed, 'cors.missing', pathOf(name), () => ({
    expected: `Access-Control-Allow-Origin: ${origin}`,
    came: allowed === null ? 'no such header' : 'another origin',
  }));
}
