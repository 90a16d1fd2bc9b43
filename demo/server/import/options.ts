import {parseArgs} from 'node:util';
import {decimalText, parseDecimal} from '../../../src/format/decimal.js';
import type {Shape} from './azure/timeline.js';
import {BadValueError, UsageError} from './errors.js';
import {microsOf} from './instant.js';
import type {Ledger} from './librechat/money.js';

/** Forms of data that can be imported. */
export const FORMATS = ['azure-trace', 'librechat', 'csv', 'jsonl'] as const;
/** One of {@link FORMATS}. */
export type Format = (typeof FORMATS)[number];

/** What the command line asks for; null where it says nothing and there is no plain default. */
export interface Options {
  readonly format: Format;
  /** Files, for `librechat` folders too. */
  readonly paths: readonly string[];
  readonly userId: string;
  /** Removes all data the user has before. */
  readonly isReplacing: boolean;
  readonly currency: string | null;
  /** Credits of the wallet, decimal text. */
  readonly balance: string | null;
  /** Null keeps the times of the trace. */
  readonly days: number | null;
  /** Microseconds since 1970. */
  readonly until: number | null;
  readonly shape: Shape;
  readonly seed: number;
  readonly mixPath: string | null;
  readonly fx: string;
  readonly ledger: Ledger | null;
  readonly mongoUser: string | null;
}

const TABLES: readonly Format[] = ['csv', 'jsonl'];
const AZURE: readonly Format[] = ['azure-trace'];
const LIBRECHAT: readonly Format[] = ['librechat'];

/** Options and the formats they are for; `npm run import -- --help` explains them. */
const OPTIONS = {
  help: {type: 'boolean', short: 'h', for: FORMATS},
  format: {type: 'string', for: FORMATS},
  user: {type: 'string', for: FORMATS},
  replace: {type: 'boolean', for: FORMATS},
  currency: {type: 'string', for: [...AZURE, ...TABLES]},
  balance: {type: 'string', for: [...AZURE, ...TABLES]},
  days: {type: 'string', for: AZURE},
  'keep-times': {type: 'boolean', for: AZURE},
  until: {type: 'string', for: AZURE},
  shape: {type: 'string', for: AZURE},
  seed: {type: 'string', for: AZURE},
  mix: {type: 'string', for: AZURE},
  fx: {type: 'string', for: LIBRECHAT},
  ledger: {type: 'string', for: LIBRECHAT},
  'mongo-user': {type: 'string', for: LIBRECHAT},
} as const;

type Name = keyof typeof OPTIONS;
type Values = Readonly<Partial<Record<Name, string | boolean>>>;

/**
 * Reads the command line; `help` when that was asked for.
 *
 * @throws {UsageError} naming the option that is wrong and what is allowed
 */
export function readOptions(args: readonly string[]): Options | 'help' {
  const {values, positionals} = parsed(args);
  if (values.help) return 'help';
  if (values.format === undefined) throw new UsageError(`--format is missing; it must be ${FORMATS.join(', ')}.`);
  const format = oneOf('format', values.format, FORMATS);
  checkBelongs(values, format);
  if (positionals.length === 0) throw new UsageError(`Name the file to import, e.g. --format ${format} FILE.`);
  if (values['keep-times'] && (values.days ?? values.until ?? values.shape) !== undefined) {
    throw new UsageError('--keep-times goes without --days, --until and --shape.');
  }
  return {format, paths: positionals, ...commonOptions(values), ...azureOptions(values), ...libreChatOptions(values)};
}

function parsed(args: readonly string[]): {values: Values; positionals: string[]} {
  try {
    return parseArgs({args: [...args], options: OPTIONS, allowPositionals: true, strict: true});
  } catch (error) {
    const unknown = /^Unknown option '([^']*)'/.exec((error as Error).message)?.[1];
    if (unknown === undefined) throw new UsageError(`${(error as Error).message.split('. ')[0]}.`);
    const names = Object.keys(OPTIONS).map((name) => `--${name}`);
    throw new UsageError(`${unknown} is not an option. There are ${names.join(', ')}.`);
  }
}

function checkBelongs(values: Values, format: Format): void {
  for (const name of Object.keys(values) as Name[]) {
    const formats: readonly Format[] = OPTIONS[name].for;
    if (!formats.includes(format)) throw new UsageError(`--${name} is for --format ${formats.join(' or ')} only.`);
  }
}

function commonOptions({user = 'demo', replace, currency, balance}: Values) {
  return {
    userId: matching('user', user, /^[\w.@+-]{1,100}$/, '1 to 100 letters, digits or . _ @ + -'),
    isReplacing: replace === true,
    currency: currency === undefined ? null : matching('currency', currency, /^[A-Z]{3}$/, 'a code like EUR'),
    balance: balance === undefined ? null : decimal('balance', balance, /^\d{1,18}(\.\d{1,12})?$/, 'credits, e.g. 5000000'),
  };
}

function azureOptions(values: Values) {
  return {
    days: values['keep-times'] ? null : whole('days', values.days ?? '30', 1, 3660),
    until: values.until === undefined ? null : instant('until', values.until),
    shape: oneOf('shape', values.shape ?? 'flat', ['flat', 'office'] as const),
    seed: whole('seed', values.seed ?? '1', 0, 2 ** 31 - 1),
    mixPath: values.mix === undefined ? null : String(values.mix),
  };
}

function libreChatOptions({fx = '0.92', ledger, 'mongo-user': user}: Values) {
  const rate = decimal('fx', fx, /^\d{1,6}(\.\d{1,12})?$/, 'EUR per USD > 0, e.g. 0.92');
  if (rate === '0') throw wrong('fx', fx, 'EUR per USD > 0, e.g. 0.92');
  return {
    fx: rate,
    ledger: ledger === undefined ? null : oneOf('ledger', ledger, ['eur', 'usd'] as const),
    mongoUser: user === undefined ? null : matching('mongo-user', user, /^[\w.@-]{1,100}$/, 'the _id of a user'),
  };
}

function wrong(name: Name, value: unknown, allowed: string): UsageError {
  return new UsageError(`--${name} "${String(value)}" is not allowed; it must be ${allowed}.`);
}

function oneOf<T extends string>(name: Name, value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw wrong(name, value, allowed.join(', '));
  return found;
}

function matching(name: Name, value: unknown, shape: RegExp, allowed: string): string {
  if (typeof value !== 'string' || !shape.test(value)) throw wrong(name, value, allowed);
  return value;
}

function decimal(name: Name, value: unknown, shape: RegExp, allowed: string): string {
  const found = parseDecimal(matching(name, value, shape, allowed));
  return decimalText(found ?? {units: 0n, scale: 0});
}

function whole(name: Name, value: unknown, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(String(value)) ? Number(value) : Number.NaN;
  if (!(number >= least && number <= most)) throw wrong(name, value, `a whole number from ${least} to ${most}`);
  return number;
}

function instant(name: Name, value: unknown): number {
  try {
    return microsOf(String(value));
  } catch (error) {
    if (!(error instanceof BadValueError)) throw error;
    throw wrong(name, value, 'an instant with offset like 2026-11-03T09:12:00Z');
  }
}
