import type {EndpointName} from '../../contract/endpoints.js';
import type {Answer, Query} from '../asker.js';
import type {Severity} from '../rules.js';
import {pathOf, probe, rowsOf, type Body, type Run} from '../run.js';
import {leastQuery} from './reach.js';

/** A parameter with a value it cannot have. */
interface WrongValue {
  readonly name: EndpointName;
  readonly parameter: string;
  readonly value: string;
  /** `warning` where the parameter is one a small backend may not know. */
  readonly severity?: Severity;
}

const RANGED = ['summary', 'breakdown', 'log', 'sustainability'] as const;

const WRONG: readonly WrongValue[] = [
  ...RANGED.flatMap((name) => [
    {name, parameter: 'range', value: '40d'},
    {name, parameter: 'tz', value: 'Mars/Olympus_Mons'},
  ]),
  {name: 'summary', parameter: 'range', value: '2026-02-30..2026-03-02'},
  {name: 'summary', parameter: 'range', value: '2026-03-02..2026-03-01'},
  {name: 'summary', parameter: 'interval', value: 'fortnight', severity: 'warning'},
  {name: 'summary', parameter: 'split', value: 'mood', severity: 'warning'},
  {name: 'breakdown', parameter: 'by', value: 'mood'},
  {name: 'log', parameter: 'sort', value: 'mood'},
  {name: 'log', parameter: 'order', value: 'sideways'},
  {name: 'log', parameter: 'cursor', value: 'a2b-check-no-cursor'},
  {name: 'log', parameter: 'limit', value: '0'},
  {name: 'log', parameter: 'limit', value: '101'},
  {name: 'transactions', parameter: 'type', value: 'mood'},
  {name: 'transactions', parameter: 'limit', value: '0'},
  {name: 'transactions', parameter: 'cursor', value: 'a2b-check-no-cursor'},
];

/** Whether too large a limit was cut to what is allowed, which is as good as a 400. */
function isCut({parameter, value}: WrongValue, {status, body}: Answer): boolean {
  return parameter === 'limit' && value === '101' && status === 200 && rowsOf(body).length <= 100;
}

function namesParameter(body: unknown, parameter: string): boolean {
  const {parameter: named, detail, title} = (body ?? {}) as Body;
  return named === parameter || new RegExp(`\\b${parameter}\\b`, 'i').test(`${String(detail)} ${String(title)}`);
}

function checkRefusal({report}: Run, wrong: WrongValue, answer: Answer): void {
  const {name, parameter, value, severity} = wrong;
  const {status, type, body} = answer;
  const path = pathOf(name);
  if (isCut(wrong, answer)) return report.pass(path);
  const expected = `status 400 for ${parameter}=${value}`;
  if (status === 200) return report.add('parameter.accepted', path, {expected, came: 'status 200'}, severity ?? 'error');
  if (!report.check(status === 400, 'parameter.status', path, () => ({expected, came: `status ${status}`}))) return;
  const isProblem = report.check(type === 'application/problem+json', 'parameter.problem', path, () => ({
    expected: `application/problem+json with the 400 for ${parameter}=${value}`,
    came: type || 'no content type',
  }));
  if (!isProblem) return;
  report.check(namesParameter(body, parameter), 'parameter.unnamed', path, () => ({
    expected: `the 400 to name "${parameter}"`,
    came: 'a problem that does not',
  }));
}

/** Sends values that cannot be: each is a 400 that names its parameter. */
export async function checkParameters(run: Run): Promise<void> {
  const asked = WRONG.filter(({name}) => run.available.has(name));
  await Promise.all(
    asked.map(async (wrong) => {
      const query: Query = {...leastQuery(run, wrong.name), [wrong.parameter]: wrong.value};
      checkRefusal(run, wrong, await probe(run, wrong.name, query));
    }),
  );
}
