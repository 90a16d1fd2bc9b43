import {query} from '@electric-sql/pglite/template';
import type {Database} from '../db/database.js';

/** Pace of spending in whole credits per day. */
export interface BurnRateValue {
  tokensPerDay: number;
  low: number;
  high: number;
  basisDays: number;
}

/** Fewest days of history that a pace is told from. */
export const MIN_BASIS_DAYS = 7;
/** Most days looked back. */
export const MAX_BASIS_DAYS = 30;

interface BurnRow {
  [column: string]: unknown;
  basis_days: number;
  mean: string | null;
  low: string | null;
  high: string | null;
}

/**
 * The mean credits per day that priced usage cost over the last 30 days of 24 hours (or as many whole ones as
 * there is usage for), days without usage included. `low` and `high` are the calmest and the busiest 7 days
 * in a row. Undefined with less than 7 days of history, or when nothing was spent.
 */
export async function burnRate(
  database: Database,
  userId: string,
  now: Date,
): Promise<BurnRateValue | undefined> {
  const rows = await database.query<BurnRow>(query`
    with wallet_unit as (
      select credits_per_unit, currency from wallet join app_user using (user_id)
      where user_id = ${userId}::text
    ), history as (
      select least(${MAX_BASIS_DAYS}::int,
        floor(extract(epoch from ${now.toISOString()}::timestamptz - min(at)) / 86400)::int) as days
      from usage_event where user_id = ${userId}::text and at < ${now.toISOString()}::timestamptz
    ), spent as (
      select floor(extract(epoch from ${now.toISOString()}::timestamptz - event.at) / 86400)::int as days_ago,
        sum(event.cost) as cost
      from usage_event as event, wallet_unit
      where event.user_id = ${userId}::text and event.cost is not null
        and coalesce(event.currency, wallet_unit.currency) = wallet_unit.currency
        and event.at > ${now.toISOString()}::timestamptz - make_interval(hours => 24 * ${MAX_BASIS_DAYS}::int)
        and event.at < ${now.toISOString()}::timestamptz
      group by 1
    ), daily as (
      select days_ago, coalesce(spent.cost, 0) * (select credits_per_unit from wallet_unit) as credits
      from generate_series(0, (select days from history) - 1) as days_ago left join spent using (days_ago)
    ), weekly as (
      select credits, avg(credits) over week as mean, count(*) over week as days from daily
      window week as (order by days_ago rows between 6 preceding and current row)
    )
    select (select days from history) as basis_days, round(avg(credits))::text as mean,
      round(least(min(mean) filter (where days = 7), avg(credits)))::text as low,
      round(greatest(max(mean) filter (where days = 7), avg(credits)))::text as high
    from weekly`);
  return burnRateOf(rows[0]);
}

function burnRateOf(row: BurnRow | undefined): BurnRateValue | undefined {
  if (row === undefined || row.mean === null || row.basis_days < MIN_BASIS_DAYS || Number(row.mean) <= 0)
    return;
  return {
    tokensPerDay: Number(row.mean),
    low: Math.max(0, Number(row.low)),
    high: Number(row.high),
    basisDays: row.basis_days,
  };
}
