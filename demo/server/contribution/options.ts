import {parseArgs} from 'node:util';
import {
  CONTRIBUTION_KINDS,
  UNIT_OF_KIND,
  type ContributionStatus,
} from '../../../src/contract/sustainability-contributions.js';
import {isLocalDate} from '../../../src/format/dates.js';
import {UsageError} from '../import/errors.js';
import type {ContributionRecord} from '../sustainability/evidence.js';
import type {Donation} from '../sustainability/pool.js';

/** What is changed of a donation. */
export type Step = Partial<ContributionRecord> & {status: ContributionStatus};

/** What the command line asks for. */
export type Command = {do: 'help'} | {do: 'book'; donation: Donation} | {do: 'advance'; id: string; step: Step};

const BOOKED = ['period', 'project', 'amount', 'currency', 'kind', 'quantity', 'accrued-at', 'partner', 'country', 'project-url'] as const;
const EVIDENCE = ['funded-at', 'receipt-url', 'delivered-at', 'report-url', 'verified-at', 'verifier', 'certificate-url'] as const;
const NAMES = ['id', 'status', ...BOOKED, ...EVIDENCE] as const;
const ADVANCED = ['funded', 'delivered', 'verified', 'cancelled', 'reversed'] as const;

type Name = (typeof NAMES)[number];
type Values = Readonly<Partial<Record<Name, string>>>;

const DECIMAL = [/^\d{1,15}(\.\d{1,6})?$/, 'an amount like 130.00'] as const;
const SHAPES: Readonly<Partial<Record<Name, readonly [shape: RegExp, allowed: string]>>> = {
  id: [/^[\w.-]{1,100}$/, '1 to 100 letters, digits or . _ -'],
  period: [/^\d{4}-(0[1-9]|1[0-2])$/, 'a month like 2026-10'],
  amount: DECIMAL,
  quantity: DECIMAL,
  currency: [/^[A-Z]{3}$/, 'a code like EUR'],
  country: [/^[A-Z]{2}$/, 'a code like DE'],
};

/**
 * Reads the command line.
 *
 * @throws {UsageError} naming the option that is missing or wrong, and what is allowed
 */
export function readCommand(args: readonly string[]): Command {
  const {values, positionals} = parsed(args);
  const [command, ...rest] = positionals;
  if (values.help === true) return {do: 'help'};
  if ((command !== 'book' && command !== 'advance') || rest.length > 0) {
    throw new UsageError('Say what to do: book or advance.');
  }
  const given = checked(values as Values);
  if (command === 'book') return {do: 'book', donation: donationOf(given)};
  const misplaced = BOOKED.find((name) => given[name] !== undefined);
  if (misplaced !== undefined) throw new UsageError(`--${misplaced} is for book only.`);
  const status = oneOf('status', needed(given, 'status'), ADVANCED);
  return {do: 'advance', id: needed(given, 'id'), step: {status, ...evidenceOf(given)}};
}

function parsed(args: readonly string[]) {
  const options = Object.fromEntries(NAMES.map((name) => [name, {type: 'string'}] as const));
  try {
    return parseArgs({
      args: [...args],
      options: {...options, help: {type: 'boolean', short: 'h'}},
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}.`);
  }
}

function checked(values: Values): Values {
  for (const [name, value] of Object.entries(values) as [Name, string][]) {
    const [shape, allowed] = SHAPES[name] ?? [/\S/, 'a text'];
    if (!shape.test(value)) throw wrong(name, value, allowed);
    if (name.endsWith('-at') && !isLocalDate(value)) throw wrong(name, value, 'a day like 2026-11-05');
    if (name.endsWith('-url') && !isHttps(value)) throw wrong(name, value, 'an https address');
  }
  return values;
}

function isHttps(text: string): boolean {
  return text.startsWith('https://') && URL.canParse(text);
}

function donationOf(given: Values): Donation {
  if (given.status !== undefined) throw new UsageError('--status is for advance only.');
  const period = needed(given, 'period');
  const kind = oneOf('kind', given.kind ?? 'restoration', CONTRIBUTION_KINDS);
  return {
    contribution_id: needed(given, 'id'),
    period,
    kind,
    status: 'funded',
    project_name: needed(given, 'project'),
    partner: given.partner ?? null,
    country: given.country ?? null,
    project_url: given['project-url'] ?? null,
    amount: needed(given, 'amount'),
    currency: given.currency ?? 'EUR',
    quantity: given.quantity ?? null,
    unit: given.quantity === undefined ? null : UNIT_OF_KIND[kind],
    accrued_at: given['accrued-at'] ?? lastDayOf(period),
    ...evidenceOf(given),
  };
}

function lastDayOf(period: string): string {
  const [year = 0, month = 1] = period.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The columns of the evidence that was named; what was not keeps what is stored. */
function evidenceOf(given: Values): Partial<ContributionRecord> {
  const named = EVIDENCE.filter((name) => given[name] !== undefined);
  return Object.fromEntries(named.map((name) => [name.replaceAll('-', '_'), given[name]]));
}

function needed(given: Values, name: Name): string {
  const value = given[name];
  if (value === undefined) throw new UsageError(`--${name} is missing.`);
  return value;
}

function oneOf<T extends string>(name: Name, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw wrong(name, value, allowed.join(', '));
  return found;
}

function wrong(name: Name, value: string, allowed: string): UsageError {
  return new UsageError(`--${name} "${value}" is not allowed; it must be ${allowed}.`);
}
