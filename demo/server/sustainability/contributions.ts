import {query} from '@electric-sql/pglite/template';
import {UNIT_OF_KIND} from '../../../src/contract/sustainability-contributions.js';
import type {Database} from '../db/database.js';
import type {Viewer} from '../usage/viewer.js';
import {checkEvidence, type ContributionRecord} from './evidence.js';
import type {Quote} from './settings.js';

interface FeeRow {
  [column: string]: unknown;
  /** Latest rate; null = nothing was ever set aside. */
  rate: string | null;
  accrued: string;
  /** What of it was paid, for good. */
  transferred: string;
  /** What of it is left to plan; null when nothing is. */
  left: string | null;
}

type StoredRow = Record<keyof ContributionRecord, string | null> & {[column: string]: unknown};

const SET_ASIDE_FOR = 'restoration';
const PER_TRANSACTION = 'share of each request price, stored per transaction';

/**
 * Writes a contribution, or what became of one. Its status needs its evidence.
 *
 * @throws {MissingEvidenceError} when it has not; the database would refuse it too
 */
export async function saveContribution(
  database: Database,
  userId: string,
  record: ContributionRecord,
): Promise<void> {
  checkEvidence(record);
  await database.transaction(async (tx) => {
    await tx.query(query`delete from contribution
      where user_id = ${userId}::text and contribution_id = ${record.contribution_id}::text`);
    await tx.query(insertion(userId, JSON.stringify({is_sample: false, ...record})));
  });
}

function insertion(userId: string, given: string) {
  return query`insert into contribution (user_id, contribution_id, period, kind, status,
      project_name, partner, country, project_url, amount, currency, quantity, unit, accrued_at, funded_at,
      delivered_at, verified_at, receipt_url, report_url, verifier, certificate_url, is_sample)
    select ${userId}::text, contribution_id, period, kind, status, project_name, partner, country,
      project_url, amount, currency, quantity, unit, accrued_at, funded_at, delivered_at, verified_at,
      receipt_url, report_url, verifier, certificate_url, is_sample
    from jsonb_populate_record(null::contribution, ${given}::jsonb)`;
}

/** What the user has given to restoration, and what of it is proven; null when there is no programme. */
export async function restorationOf(database: Database, viewer: Viewer, quote: Quote | null, now: Date) {
  const stored = await storedContributions(database, viewer);
  const fee = await feeOf(database, viewer);
  if (stored.length === 0 && fee.rate === null) return null;
  const {currency} = viewer;
  return {
    ...(fee.rate === null ? {} : {contribution: feeValue(fee, currency)}),
    ...(quote === null ? {} : {unitPrice: quote}),
    contributions: [...stored.map((row) => storedValue(row, quote)), ...setAside(fee, currency, quote, now)],
  };
}

/** Sample contributions end with the sample: once the account has real data they are no longer told. */
function storedContributions(database: Database, {userId}: Viewer): Promise<StoredRow[]> {
  return database.query<StoredRow>(query`select contribution.*, trim_scale(amount)::text as amount,
      trim_scale(quantity)::text as quantity
    from contribution join app_user using (user_id)
    where user_id = ${userId}::text and (app_user.is_sample or not contribution.is_sample)
    order by period desc, contribution_id collate "C"`);
}

/**
 * Sums the fees within the user's charges, `cost · r / (1 + r)` with the rate of each charge, and what of
 * them was paid or is planned for a project.
 */
async function feeOf(database: Database, {userId, currency}: Viewer): Promise<FeeRow> {
  const rows = await database.query<FeeRow>(query`select trim_scale(fee.rate)::text as rate,
      trim_scale(fee.accrued)::text as accrued, trim_scale(given.transferred)::text as transferred,
      case when fee.accrued > given.used then trim_scale(fee.accrued - given.used)::text end as left
    from (select (array_agg(fee_rate order by at desc))[1] as rate,
        round(coalesce(sum(cost * fee_rate / (1 + fee_rate)), 0), 6) as accrued
      from usage_event where user_id = ${userId}::text and fee_rate is not null and cost is not null
        and coalesce(currency, ${currency}::text) = ${currency}::text) as fee,
      (select coalesce(sum(amount) filter (where status in ('funded', 'delivered', 'verified')), 0)
          as transferred,
        coalesce(sum(amount) filter (where status not in ('cancelled', 'reversed')), 0) as used
      from contribution join app_user using (user_id)
      where user_id = ${userId}::text and contribution.currency = ${currency}::text
        and (app_user.is_sample or not contribution.is_sample)) as given`);
  return rows[0] as FeeRow;
}

function feeValue({rate, accrued, transferred}: FeeRow, currency: string) {
  return {
    rate: Number(rate),
    basis: PER_TRANSACTION,
    accrued: {value: accrued, currency},
    transferred: {value: transferred, currency},
  };
}

function storedValue(row: StoredRow, quote: Quote | null) {
  return {
    id: row.contribution_id,
    period: row.period,
    kind: row.kind,
    status: row.status,
    allocation: 'pooled_share',
    project: present({
      name: row.project_name,
      partner: row.partner,
      country: row.country,
      url: row.project_url,
    }),
    amount: {value: row.amount, currency: row.currency},
    ...quantityOf(row, quote),
    dates: present({
      accruedAt: row.accrued_at,
      fundedAt: row.funded_at,
      deliveredAt: row.delivered_at,
      verifiedAt: row.verified_at,
    }),
    ...present({
      receiptUrl: row.receipt_url,
      reportUrl: row.report_url,
      verifier: row.verifier,
      certificateUrl: row.certificate_url,
    }),
  };
}

/** Square metres are told only where a dated quote says what one costs. */
function quantityOf({quantity, unit}: StoredRow, quote: Quote | null) {
  if (quantity === null || (unit === 'm2' && quote?.per !== 'm2')) return {};
  return {quantity: {value: Number(quantity), unit}};
}

/** What was set aside and is for no project yet, as one planned contribution. */
function setAside({left}: FeeRow, currency: string, quote: Quote | null, now: Date) {
  if (left === null) return [];
  const day = now.toISOString().slice(0, 10);
  return [
    {
      id: `acc_${day.slice(0, 7)}`,
      period: day.slice(0, 7),
      kind: SET_ASIDE_FOR,
      status: 'planned',
      allocation: 'pooled_share',
      amount: {value: left, currency},
      ...atPrice(left, currency, quote),
      dates: {accruedAt: day},
    },
  ];
}

/** About how much the money would pay for: a count for reading, no money any more. */
function atPrice(money: string, currency: string, quote: Quote | null) {
  if (quote?.currency !== currency || quote.per !== UNIT_OF_KIND[SET_ASIDE_FOR]) return {};
  return {quantity: {value: Number(money) / Number(quote.value), unit: quote.per}};
}

function present<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Partial<T>;
}
