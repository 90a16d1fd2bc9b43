import {query} from '@electric-sql/pglite/template';
import type {Database} from '../db/database.js';
import {instantValue, integerValue, moneyValue} from '../db/values.js';
import type {Viewer} from '../usage/viewer.js';
import {burnRate} from './burn-rate.js';

interface WalletRow {
  [column: string]: unknown;
  tokens: string;
  value: string;
  percentage: string | null;
  low_tokens: string | null;
  auto_refill: unknown;
  as_of: string;
}

interface GrantRow {
  [column: string]: unknown;
  grant_id: string;
  tokens: string;
  expires_at: string | null;
}

/** `GET /user/balance`: what the user has, or `undefined` when there is no wallet yet. */
export async function userBalance(database: Database, viewer: Viewer, now: Date) {
  const wallet = await walletOf(database, viewer.userId);
  if (wallet === undefined) return undefined;
  const pace = await burnRate(database, viewer.userId, now);
  return {
    tokens: integerValue(wallet.tokens),
    estimatedValue: moneyValue(wallet.value, viewer.currency),
    asOf: instantValue(wallet.as_of),
    ...(wallet.percentage === null ? {} : {percentage: Number(wallet.percentage)}),
    ...(wallet.low_tokens === null ? {} : {lowBalance: {tokens: integerValue(wallet.low_tokens)}}),
    ...(wallet.auto_refill === null ? {} : {autoRefill: wallet.auto_refill}),
    grants: await grantsOf(database, viewer.userId, now),
    ...(pace === undefined ? {} : {burnRate: pace}),
  };
}

/** Credits are cut to whole ones towards zero; the value is exact (to 30 decimals where it has no end). */
async function walletOf(database: Database, userId: string): Promise<WalletRow | undefined> {
  const rows = await database.query<WalletRow>(query`select trunc(credits)::text as tokens,
      trim_scale(credits::numeric(200, 30) / credits_per_unit)::text as value,
      case when full_tokens > 0 then round(greatest(0, least(100, 100 * credits / full_tokens)), 1)::text end
        as percentage,
      low_tokens::text, auto_refill, as_of
    from wallet where user_id = ${userId}::text`);
  return rows[0];
}

/** Grants that have not expired, the one that expires first on top. */
async function grantsOf(database: Database, userId: string, now: Date) {
  const rows =
    await database.query<GrantRow>(query`select grant_id, tokens::text, expires_at from wallet_grant
    where user_id = ${userId}::text and (expires_at is null or expires_at > ${now.toISOString()}::timestamptz)
    order by expires_at nulls last, grant_id`);
  return rows.map(({grant_id, tokens, expires_at}) => ({
    id: grant_id,
    tokens: integerValue(tokens),
    ...(expires_at === null ? {} : {expiresAt: instantValue(expires_at)}),
  }));
}
