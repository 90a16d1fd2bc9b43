import {createHash} from 'node:crypto';
import type {Decimal} from '../../../../src/format/decimal.js';
import {BadValueError} from '../errors.js';
import type {JsonFields} from '../readers/json-documents.js';
import {isMissing, optionalText, textOf} from '../values.js';
import {dateOf, idOf, magnitude, numberOf, requiredNumber} from './extended-json.js';

/** What turned a price in US dollars into credits at the time of a row. */
export interface Rates {
  /** EUR per USD. */
  readonly exchangeRate: Decimal;
  /** Part added by the host for the provider, e.g. 0.15. */
  readonly providerMarkup: Decimal;
  /** Part added on top of that, e.g. 0.025. */
  readonly rebalancingFee: Decimal;
}

/** A row of LibreChat's `transactions`. */
export interface Transaction {
  readonly id: string;
  readonly user: string;
  readonly conversationId: string | null;
  readonly messageId: string | null;
  readonly tokenType: 'prompt' | 'completion' | 'credits';
  readonly context: string;
  readonly model: string | null;
  /** Microseconds since 1970. */
  readonly at: number;
  /** Tokens, negative when spent; credits, positive, on a `credits` row. */
  readonly rawAmount: Decimal;
  /** Credits, negative when spent. */
  readonly tokenValue: Decimal | null;
  /** Missing on rows the host did not convert, and everywhere on hosts that count in US dollars. */
  readonly costEur: Decimal | null;
  /** Null where the row does not carry all three. */
  readonly rates: Rates | null;
  /** Only on prompts that went through a cache. */
  readonly readTokens: bigint | null;
  /** Only on prompts that went through a cache. */
  readonly writeTokens: bigint | null;
  readonly provider: string | null;
  readonly endpoint: string | null;
}

/**
 * Reads a document of the collection.
 *
 * @throws {BadValueError} with the reason when a field is missing or wrong
 */
export function transactionOf(fields: JsonFields, line: number): Transaction {
  return {
    id: isMissing(fields._id) ? contentId(fields, line) : idOf(fields._id, '_id'),
    user: idOf(fields.user, 'user'),
    conversationId: optionalText(fields.conversationId, 'conversationId'),
    messageId: optionalText(fields.messageId, 'messageId'),
    tokenType: tokenTypeOf(fields.tokenType),
    context: optionalText(fields.context, 'context') ?? 'message',
    model: optionalText(fields.model, 'model'),
    at: dateOf(fields.createdAt, 'createdAt'),
    rawAmount: requiredNumber(fields.rawAmount, 'rawAmount'),
    tokenValue: numberOf(fields.tokenValue, 'tokenValue'),
    costEur: numberOf(fields.costEUR, 'costEUR'),
    rates: ratesOf(fields),
    readTokens: optionalMagnitude(fields.readTokens, 'readTokens'),
    writeTokens: optionalMagnitude(fields.writeTokens, 'writeTokens'),
    provider: optionalText(fields.provider, 'provider'),
    endpoint: optionalText(fields.endpoint, 'endpoint'),
  };
}

/** An export without ids: the place in the file and the content stand for one. */
function contentId(fields: JsonFields, line: number): string {
  const hash = createHash('sha256').update(JSON.stringify([line, fields]));
  return `tx-${hash.digest('base64url').slice(0, 22)}`;
}

function tokenTypeOf(value: unknown): Transaction['tokenType'] {
  const text = textOf(value, 'tokenType');
  if (text === 'prompt' || text === 'completion' || text === 'credits') return text;
  throw new BadValueError(`tokenType "${text}" is not prompt, completion or credits`);
}

function ratesOf(fields: JsonFields): Rates | null {
  const exchangeRate = numberOf(fields.exchangeRate, 'exchangeRate');
  const providerMarkup = numberOf(fields.providerMarkup, 'providerMarkup');
  const rebalancingFee = numberOf(fields.rebalancingFee, 'rebalancingFee');
  return exchangeRate && providerMarkup && rebalancingFee ? {exchangeRate, providerMarkup, rebalancingFee} : null;
}

function optionalMagnitude(value: unknown, name: string): bigint | null {
  const number = numberOf(value, name);
  return number && magnitude(number);
}
