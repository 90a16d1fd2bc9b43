import {createHash} from 'node:crypto';
import {BadValueError} from './errors.js';
import {instantText, microsOf} from './instant.js';
import {providerOf} from './names.js';
import type {Party, UsageRecord} from './records.js';
import {currencyOf, isMissing, optionalCost, optionalText, optionalTokens, textOf, tokensOf} from './values.js';

/** The columns of a usage table: those of the contract's log. The first four are required. */
export const USAGE_FIELDS = [
  'date',
  'model',
  'inputTokens',
  'outputTokens',
  'provider',
  'project',
  'cachedInputTokens',
  'cacheWriteTokens',
  'reasoningTokens',
  'cost',
  'currency',
  'conversationId',
  'id',
] as const;
/** Name of a column. */
export type UsageField = (typeof USAGE_FIELDS)[number];
/** Columns a table must have. */
export const REQUIRED_FIELDS: readonly UsageField[] = USAGE_FIELDS.slice(0, 4);
/** One row by column; what a row leaves out is missing, null or empty. */
export type UsageFields = Readonly<Partial<Record<UsageField, unknown>>>;

const BY_PLAIN_NAME: ReadonlyMap<string, UsageField> = new Map(USAGE_FIELDS.map((field) => [plain(field), field]));

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

/** The column a header means, in any case, with `_`, `-` or blanks between its words; undefined for others. */
export function usageFieldOf(header: string): UsageField | undefined {
  return BY_PLAIN_NAME.get(plain(header));
}

/** Where a row comes from, and what holds for all of them. */
export interface RowSource {
  /** Line of the row: with its content the identity of a row without an id. */
  readonly line: number;
  /** ISO 4217 code of the account, and so of costs that name none. */
  readonly currency: string;
}

/**
 * Reads a row of a usage table.
 *
 * @throws {BadValueError} with the reason when a field is wrong
 */
export function usageRecordOf(fields: UsageFields, {line, currency}: RowSource): UsageRecord {
  const cost = costOf(fields, currency);
  const record: UsageRecord = {
    kind: 'usage',
    eventId: optionalText(fields.id, 'id') ?? contentId(fields, line),
    at: instantText(microsOf(textOf(fields.date, 'date'))),
    provider: partyOf(fields.provider, 'provider', providerOf),
    project: partyOf(fields.project, 'project', (name) => ({id: name, name})),
    model: textOf(fields.model, 'model'),
    inputTokens: tokensOf(fields.inputTokens, 'inputTokens'),
    outputTokens: tokensOf(fields.outputTokens, 'outputTokens'),
    cachedInputTokens: optionalTokens(fields.cachedInputTokens, 'cachedInputTokens'),
    cacheWriteTokens: optionalTokens(fields.cacheWriteTokens, 'cacheWriteTokens'),
    reasoningTokens: optionalTokens(fields.reasoningTokens, 'reasoningTokens'),
    requests: 1,
    cost,
    currency: cost === null ? null : currency,
    price: null,
    conversationId: optionalText(fields.conversationId, 'conversationId'),
  };
  checkParts(record);
  return record;
}

function contentId(fields: UsageFields, line: number): string {
  const content = USAGE_FIELDS.map((field) => fields[field] ?? null);
  const hash = createHash('sha256').update(JSON.stringify([line, content]));
  return `row-${hash.digest('base64url').slice(0, 22)}`;
}

/** A name alone, or the contract's `{id, name}`. */
function partyOf(value: unknown, field: string, named: (name: string) => Party): Party | null {
  if (isMissing(value)) return null;
  if (typeof value !== 'object') return attributed(named(textOf(value, field)));
  const {id, name} = value as Record<string, unknown>;
  const party = {id: textOf(id, `${field}.id`), name: optionalText(name, `${field}.name`)};
  return attributed({...party, name: party.name ?? party.id});
}

function attributed(party: Party): Party | null {
  return party.id === 'unattributed' ? null : party;
}

/** A decimal, or the contract's `{amount, currency}`. */
function costOf({cost, currency: column}: UsageFields, currency: string): string | null {
  const isMoney = typeof cost === 'object' && cost !== null;
  const money = isMoney ? (cost as Record<string, unknown>) : {amount: cost, currency: column};
  const amount = optionalCost(money.amount, 'cost');
  if (amount === null || isMissing(money.currency)) return amount;
  const named = currencyOf(money.currency, 'currency');
  if (named !== currency) throw new BadValueError(`cost is in ${named}, the account is in ${currency}`);
  return amount;
}

function checkParts(record: UsageRecord): void {
  const cached = (record.cachedInputTokens ?? 0n) + (record.cacheWriteTokens ?? 0n);
  if (cached > record.inputTokens) {
    throw new BadValueError('cachedInputTokens and cacheWriteTokens are more than inputTokens, which holds them');
  }
  if ((record.reasoningTokens ?? 0n) > record.outputTokens) {
    throw new BadValueError('reasoningTokens are more than outputTokens, which hold them');
  }
}
