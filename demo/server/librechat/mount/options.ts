import {createHmac, randomBytes} from 'node:crypto';
import type {Ledger} from '../../import/librechat/money.js';
import {DEFAULT_SETTINGS} from '../../sustainability/settings.js';
import {detectedLedger, type Host} from '../ledger/host.js';
import {MAX_TIME_MS, mongoReader, type DatabaseLike} from '../ledger/reader.js';
import type {CommonOptions} from './types.js';

/** A database and the ids of its driver. */
export interface Connection {
  readonly database: () => DatabaseLike;
  readonly objectId: (hex: string) => unknown;
}

/**
 * The host that options describe.
 *
 * @throws {Error} naming the option that is wrong
 */
export function hostOf({database, objectId}: Connection, options: CommonOptions, jwtSecret: string | undefined): Host {
  const {currency, exchangeRate = '0.92', maxTimeMS = MAX_TIME_MS} = options;
  if (currency !== undefined && currency !== 'EUR' && currency !== 'USD') throw new Error('currency must be EUR or USD.');
  if (!/^\d{1,4}(\.\d{1,9})?$/.test(exchangeRate) || Number(exchangeRate) <= 0) throw new Error('exchangeRate must be a decimal text like 0.92.');
  const reader = mongoReader(database, maxTimeMS);
  const ledger = currency?.toLowerCase() as Ledger | undefined;
  return {
    reader,
    objectId,
    ledger: ledger === undefined ? detectedLedger(reader) : () => Promise.resolve(ledger),
    exchangeRate,
    sustainability: options.sustainability === false ? null : DEFAULT_SETTINGS,
    now: () => new Date(),
    secret: cursorKey(options.secret ?? jwtSecret),
    log: options.log ?? console.error,
  };
}

function cursorKey(secret: string | undefined): Buffer {
  return secret ? createHmac('sha256', secret).update('aim2balance cursors').digest() : randomBytes(32);
}
