import type {CheckResult} from '../check/check.js';
import type {Finding} from '../check/report.js';
import type {Severity} from '../check/rules.js';

const CODES = {red: 31, green: 32, yellow: 33, cyan: 36, dim: 2, bold: 1} as const;

/** Wraps text in a colour, or not. */
export type Paint = (colour: keyof typeof CODES, text: string) => string;

/** Colours for a terminal that wants them. */
export function painter(isColoured: boolean): Paint {
  return (colour, text) => (isColoured ? `\u001b[${CODES[colour]}m${text}\u001b[0m` : text);
}

const SIGNS: Readonly<Record<Severity, readonly [colour: keyof typeof CODES, sign: string]>> = {
  error: ['red', '✗'],
  warning: ['yellow', '!'],
  hint: ['cyan', '·'],
};

/** Text from outside without what a terminal would obey. */
function plain(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '�');
}

function findingLines({rule, severity, title, expected, came, fix, docs, times}: Finding, paint: Paint): string[] {
  const [colour, sign] = SIGNS[severity];
  if (severity === 'hint') return [`  ${paint(colour, sign)} ${plain(expected)}`];
  return [
    `  ${paint(colour, sign)} ${paint('bold', rule)}  ${title}${times > 1 ? paint('dim', ` (${times} times)`) : ''}`,
    `      expected  ${plain(expected)}`,
    `      came      ${plain(came)}`,
    `      fix       ${fix}`,
    paint('dim', `      ${docs}`),
  ];
}

const amount = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function endpointLines({path, passed}: CheckResult['endpoints'][number], findings: readonly Finding[], paint: Paint): string[] {
  const own = findings.filter(({endpoint}) => endpoint === path);
  if (passed === 0 && own.length === 0) return [`${paint('dim', '–')} ${paint('bold', path)}  ${paint('dim', 'not asked')}`, ''];
  const bad = own.filter(({severity}) => severity !== 'hint');
  const isFailed = own.some(({severity}) => severity === 'error');
  const sign = isFailed ? paint('red', '✗') : paint('green', '✓');
  const hints = own.filter(({severity}) => severity === 'hint');
  const more = hints.length > 0 ? [paint('dim', '  optional fields that would show more:'), ...hints.flatMap((hint) => findingLines(hint, paint))] : [];
  return [`${sign} ${paint('bold', path)}  ${paint('dim', `${amount(passed, 'check')} passed`)}`, ...bad.flatMap((found) => findingLines(found, paint)), ...more, ''];
}

/** How many findings there are of each kind. */
export function counts(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const of = (severity: Severity) => findings.filter((found) => found.severity === severity).length;
  return {error: of('error'), warning: of('warning'), hint: of('hint')};
}

/** The result for people. */
export function resultText({findings, notes, endpoints, requests}: CheckResult, apiBase: string, paint: Paint): string {
  const {error, warning, hint} = counts(findings);
  const verdict = error === 0 ? paint('green', 'The API keeps the contract.') : paint('red', `The API breaks the contract: ${amount(error, 'error')}.`);
  return [
    `a2b check ${plain(apiBase)}`,
    '',
    ...endpoints.flatMap((endpoint) => endpointLines(endpoint, findings, paint)),
    ...notes.map((note) => paint('dim', `note: ${plain(note)}`)),
    ...(notes.length > 0 ? [''] : []),
    `${verdict} ${amount(warning, 'warning')}, ${amount(hint, 'hint')}; ${amount(requests, 'request')}, all GET.`,
    '',
  ].join('\n');
}
