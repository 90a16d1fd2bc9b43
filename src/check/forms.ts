import type {EndpointName} from '../contract/endpoints.js';
import type {RuleId} from './rules.js';

/** A value in an answer whose form is not as promised; the value itself is never kept. */
export interface FormFault {
  readonly rule: RuleId;
  readonly path: string;
  readonly expected: string;
  readonly came: string;
}

interface Place {
  readonly name: EndpointName;
  readonly key: string;
  readonly path: string;
}

const DECIMAL = /^-?\d{1,40}(\.\d{1,40})?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;
const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const MONEY_KEYS = new Set(['cost', 'totalCost', 'estimatedValue']);
const NUMBER_KEYS = new Set(['percentage', 'tokensPerDay', 'low', 'high', 'basisDays', 'min', 'central', 'max', 'rate']);
const COUNT_KEY = /^(tokens|requests|total|totalRequests|per|\w+Tokens)$/;
const TIME_KEY = /^(date|asOf|expiresAt|nextAt|generatedAt)$/;

/** Says what came without saying the value. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return value === '' ? 'an empty text' : 'a text';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'number' && !Number.isInteger(value) ? 'a fraction' : `a ${typeof value}`;
}

function moneyFault(value: unknown): Omit<FormFault, 'path'> | null {
  const expected = '{"amount": "1.23", "currency": "EUR"}, or null where there is no price';
  if (value === null) return null;
  if (typeof value === 'number' || typeof value === 'string') return {rule: 'money.currency', expected, came: `${kindOf(value)} alone`};
  if (typeof value !== 'object' || Array.isArray(value)) return {rule: 'money.form', expected, came: kindOf(value)};
  const {amount, currency} = value as {amount?: unknown; currency?: unknown};
  if (typeof currency !== 'string' || !/^[A-Za-z]{3}$/.test(currency)) return {rule: 'money.currency', expected: 'an ISO 4217 code in currency', came: kindOf(currency)};
  if (typeof amount === 'number') return {rule: 'money.number', expected: 'a decimal string in amount', came: 'a number'};
  if (typeof amount === 'string' && DECIMAL.test(amount)) return null;
  return {rule: 'money.form', expected: 'a decimal string in amount', came: typeof amount === 'string' ? 'a text that is no plain decimal' : kindOf(amount)};
}

function isSigned({name, key, path}: Place): boolean {
  return (name === 'balance' && path === 'tokens') || (name === 'transactions' && (key === 'tokens' || key === 'balanceAfter'));
}

function countFault(value: unknown, place: Place): Omit<FormFault, 'path'> | null {
  const expected = 'a whole number or its digits';
  const isWhole = Number.isInteger(value) || (typeof value === 'string' && /^-?\d+$/.test(value));
  if (!isWhole) return {rule: 'tokens.form', expected, came: kindOf(value)};
  if (isSigned(place) || !String(value).startsWith('-')) return null;
  return {rule: 'tokens.negative', expected: `${expected}, from 0`, came: 'a negative one'};
}

function timeFault(value: unknown, {key}: Place): Omit<FormFault, 'path'> | null {
  const text = typeof value === 'string' ? value : '';
  const isDay = key === 'start' && LOCAL_DATE.test(text);
  if (isDay || (INSTANT.test(text) && !Number.isNaN(Date.parse(text)))) return null;
  const came = /^\d{4}-\d{2}-\d{2}[T ]\d/.test(text) ? 'a time without an offset' : kindOf(value);
  return {rule: 'time.form', expected: 'RFC 3339 with Z or an offset', came};
}

function isTime({name, key, path}: Place): boolean {
  if (name === 'sustainability') return key === 'generatedAt';
  return TIME_KEY.test(key) || key === 'start' || path === 'period.from' || path === 'period.to';
}

function isMoney({name, key, path}: Place): boolean {
  if (name === 'sustainability') return false;
  return MONEY_KEYS.has(key) || (name === 'transactions' && /^items\[\d+\]\.amount$/.test(path));
}

function numberFault(value: unknown): Omit<FormFault, 'path'> | null {
  return typeof value === 'string' ? {rule: 'number.form', expected: 'a JSON number', came: 'a text'} : null;
}

function faultAt(value: unknown, place: Place): Omit<FormFault, 'path'> | null {
  if (isMoney(place)) return moneyFault(value);
  if (COUNT_KEY.test(place.key) || (place.name === 'transactions' && place.key === 'balanceAfter')) return countFault(value, place);
  if (isTime(place)) return timeFault(value, place);
  return NUMBER_KEYS.has(place.key) && !place.path.startsWith('method.') ? numberFault(value) : null;
}

/** Values of `body` by what their key promises: money, counts, moments, numbers. */
export function* formFaults(name: EndpointName, body: unknown, path = ''): Generator<FormFault> {
  if (body === null || typeof body !== 'object') return;
  for (const [key, value] of Object.entries(body)) {
    const here = Array.isArray(body) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const fault = Array.isArray(body) ? null : faultAt(value, {name, key, path: here});
    if (fault !== null) yield {...fault, path: here};
    else yield* formFaults(name, value, here);
  }
}
