import type {Ledger} from '../../import/librechat/money.js';
import {REQUEST_CONTEXTS} from '../../import/librechat/usage.js';
import type {Span} from '../../time/period.js';
import {DAY} from '../time/zoned.js';
import type {Owner} from './host.js';
import type {Stage} from './reader.js';

/** What is grouped by, beside what a row does not tell. */
export interface CellKeys {
  /** Numbers slots of this length (ms) since an origin (ms since 1970); missing = one slot. */
  readonly slots?: {readonly origin: number; readonly step: number} | undefined;
  /** Whether cells are told apart by what provider, project and model follow from. */
  readonly isAttributed: boolean;
}

type Expression = unknown;

/** Larger amounts are no charges: they would not fit the whole numbers that sums are made of. */
const LARGEST = 1e6;

const sumWhere = (condition: Expression, value: Expression): Stage => ({$sum: {$cond: [condition, value, 0]}});

/** True for a number of some size: texts lie beyond all numbers. */
function isAmount(field: string, largest: number): Expression {
  return {$and: [{$ne: [{$ifNull: [field, null]}, null]}, {$gte: [field, -largest]}, {$lte: [field, largest]}]};
}

/** The size of a number in whole parts: sums of whole numbers are exact, and the same whatever the order. */
function wholes(field: string, parts: number): Expression {
  return {$toLong: {$add: [{$multiply: [{$abs: field}, parts]}, 0.5]}};
}

const IS_EUROS = isAmount('$costEUR', LARGEST);
const IS_CREDITS = isAmount('$tokenValue', LARGEST * 1e6);
const IS_PROMPT = {$eq: ['$tokenType', 'prompt']};
/** Charges reasoning that the completion's row already counts. */
const IS_REASONING = {$eq: ['$context', 'reasoning']};
const TOKENS = {$cond: [isAmount('$rawAmount', 1e15), wholes('$rawAmount', 1), 0]};

const READ = cacheTokens('$readTokens');
const WRITTEN = cacheTokens('$writeTokens');

function cacheTokens(field: string): Expression {
  return {$cond: [{$and: [IS_PROMPT, isAmount(field, 1e15)]}, wholes(field, 1), 0]};
}

/** The sum of parts, each at most as large as what it is a part of. */
function sumWithin(part: Expression, whole: Expression): Stage {
  return {$sum: {$cond: [{$lt: [part, whole]}, part, whole]}};
}

/**
 * Rows of prompts and completions in `[from, to)`. Money that came in is no spend, though it carries a cost.
 *
 * @param user an ObjectId: nothing is cast in pipelines, and a text matches no row, silently
 */
export function spendMatch(user: unknown, {from, to}: Span): Stage {
  const createdAt = {$gte: new Date(from), $lt: new Date(to)};
  return {$match: {user, createdAt, tokenType: {$in: ['prompt', 'completion']}}};
}

/** Whether a row carries a price in the ledger's currency, or in dollars on a ledger of euros. */
function pricing(ledger: Ledger): {own: Expression; value: Expression; isDollars: Expression} {
  if (ledger === 'usd') return {own: IS_CREDITS, value: wholes('$tokenValue', 1e6), isDollars: false};
  return {own: IS_EUROS, value: wholes('$costEUR', 1e12), isDollars: {$and: [{$not: [IS_EUROS]}, IS_CREDITS]}};
}

/**
 * Sums a span's rows, group first: what is joined afterwards is as many conversations as there are, not rows.
 * Charges are in millionths of a millionth; `usd` are those of rows that the fork never converted, by UTC day, since
 * the rate of the day is not theirs to tell.
 */
export function cellsPipeline({user, ledger}: Pick<Owner, 'user' | 'ledger'>, span: Span, keys: CellKeys): Stage[] {
  const {own, value, isDollars} = pricing(ledger);
  return [spendMatch(user, span), {$group: {
    _id: {...slotKey(keys), ...attributionKeys(keys), ...rateKey(ledger, isDollars)},
    input: sumWhere(IS_PROMPT, TOKENS),
    output: sumWhere({$not: [{$or: [IS_PROMPT, IS_REASONING]}]}, TOKENS),
    reasoning: sumWhere({$and: [{$not: [IS_PROMPT]}, IS_REASONING]}, TOKENS),
    cacheRead: sumWithin(READ, TOKENS),
    cacheWrite: sumWithin(WRITTEN, {$cond: [{$lt: [READ, TOKENS]}, {$subtract: [TOKENS, READ]}, 0]}),
    requests: sumWhere({$and: [IS_PROMPT, {$in: [{$ifNull: ['$context', 'message']}, [...REQUEST_CONTEXTS]]}]}, 1),
    cost: sumWhere(own, value),
    usd: sumWhere(isDollars, wholes('$tokenValue', 1e6)),
    priced: sumWhere({$or: [own, isDollars]}, 1),
    unpriced: sumWhere({$not: [{$or: [own, isDollars, IS_REASONING]}]}, TOKENS),
    rows: {$sum: 1},
  }}];
}

function slotKey({slots}: CellKeys): Stage {
  return slots === undefined ? {} : {slot: slotOf(slots.origin, slots.step)};
}

function slotOf(origin: number, step: number): Expression {
  return {$floor: {$divide: [{$subtract: ['$createdAt', new Date(origin)]}, step]}};
}

function attributionKeys({isAttributed}: CellKeys): Stage {
  if (!isAttributed) return {};
  const names = ['conversationId', 'messageId', 'model', 'provider', 'endpoint'];
  return Object.fromEntries(names.map((name) => [name, {$ifNull: [`$${name}`, null]}]));
}

function rateKey(ledger: Ledger, isDollars: Expression): Stage {
  return ledger === 'usd' ? {} : {day: {$cond: [isDollars, slotOf(0, DAY), null]}};
}

const TELLS_RATE = {exchangeRate: {$gt: 0}};

/** The rates that rows of whole UTC days (numbered since 1970) were converted with, by day. */
export function ratesPipeline(user: unknown, firstDay: number, lastDay: number): Stage[] {
  const createdAt = {$gte: new Date(firstDay * DAY), $lt: new Date((lastDay + 1) * DAY)};
  const highest = (field: string): Stage => ({$max: `$${field}`});
  return [{$match: {user, createdAt, ...TELLS_RATE}}, {$group: {
    _id: slotOf(0, DAY),
    exchangeRate: highest('exchangeRate'),
    providerMarkup: highest('providerMarkup'),
    rebalancingFee: highest('rebalancingFee'),
  }}];
}

/** The last row before a UTC day that tells a rate. */
export function rateBeforePipeline(user: unknown, day: number): Stage[] {
  const createdAt = {$lt: new Date(day * DAY)};
  return [{$match: {user, createdAt, ...TELLS_RATE}}, {$sort: {createdAt: -1, _id: -1}}, {$limit: 1}];
}

/** Rows of a span as they are, newest or oldest first; equal instants in the order of their ids. */
export function rowsPipeline(user: unknown, span: Span, direction: 1 | -1, limit?: number): Stage[] {
  const sorted = [spendMatch(user, span), {$sort: {createdAt: direction, _id: direction}}];
  return limit === undefined ? sorted : [...sorted, {$limit: limit}];
}
