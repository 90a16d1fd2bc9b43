import {decimalText, multiplyDecimal, parseDecimal, toNumber, type Decimal} from '../../../../src/format/decimal.js';
import {integerValue, moneyValue} from '../../db/values.js';
import {creditsMoved} from '../../import/librechat/money.js';
import {walletOf} from '../../import/librechat/wallet.js';
import {plain, transactionIn} from '../ledger/documents.js';
import type {Host, Owner} from '../ledger/host.js';
import {firstOf} from '../ledger/reader.js';
import {burnRateIn} from './burn-rate.js';

const ZERO: Decimal = {units: 0n, scale: 0};
/** 1,000,000 credits are one unit of the ledger's currency. */
const MILLIONTH: Decimal = {units: 1n, scale: 6};

/**
 * `GET /user/balance`, or undefined when the user has none yet. Where there are several, the oldest one counts, as it
 * does in LibreChat. Reserved credits are not available any more.
 */
export async function balanceIn(host: Host, owner: Owner) {
  const document = await firstOf(host.reader.documents('balances', [{$match: {user: owner.user}}, {$sort: {_id: 1}}, {$limit: 1}]));
  if (document === undefined) return undefined;
  const wallet = walletOf(plain(document), 0);
  const credits = parseDecimal(wallet.credits) ?? ZERO;
  const pace = await burnRateIn(host, owner);
  const percentage = percentageOf(credits, await lastFilled(host, owner));
  return {
    tokens: integerValue(wallet.credits.replace(/\..*$/, '')),
    estimatedValue: moneyValue(decimalText(multiplyDecimal(credits, MILLIONTH)), owner.currency),
    asOf: host.now().toISOString(),
    ...(percentage === null ? {} : {percentage}),
    ...(wallet.autoRefill === null ? {} : {autoRefill: JSON.parse(wallet.autoRefill) as unknown}),
    ...(pace === undefined ? {} : {burnRate: pace}),
  };
}

/** By how much the wallet was last filled; null when it never was. */
async function lastFilled({reader}: Host, {user}: Owner): Promise<Decimal | null> {
  const pipeline = [{$match: {user, tokenType: 'credits'}}, {$sort: {_id: -1}}, {$limit: 1}];
  const document = await firstOf(reader.documents('transactions', pipeline));
  const row = document && transactionIn(document);
  return row ? creditsMoved(row) : null;
}

/** LibreChat keeps nothing that a full wallet could be told by: the last top-up or refill stands for one. */
function percentageOf(credits: Decimal, filled: Decimal | null): number | null {
  if (filled === null || filled.units <= 0n) return null;
  return Math.round(10 * Math.max(0, Math.min(100, (100 * toNumber(credits)) / toNumber(filled)))) / 10;
}
