import {query} from '@electric-sql/pglite/template';
import type {Database} from '../db/database.js';
import {saveContribution} from '../sustainability/contributions.js';
import type {ContributionRecord} from '../sustainability/evidence.js';

/** Share of the price before it that the sample's charges carry for restoration. */
const FEE_RATE = '0.025';
/** Months, newest first, that have a contribution of their own; the running one is only set aside. */
const STAGES = ['funded', 'delivered', 'verified'] as const;
const SITE = 'https://example.com/restoration';

interface Month {
  [column: string]: unknown;
  period: string;
  fee: string;
}

/**
 * Gives the sample's priced charges their fee, and each past month a contribution, with evidence as far as it
 * got.
 */
export async function writeContributions(tx: Database, userId: string, now: Date): Promise<void> {
  await tx.query(query`delete from contribution where user_id = ${userId}::text and is_sample`);
  await tx.query(query`update usage_event set fee_rate = ${FEE_RATE}::numeric
    where user_id = ${userId}::text and is_sample and cost is not null`);
  const months = await tx.query<Month>(query`select to_char(at, 'YYYY-MM') as period,
      trim_scale(trunc(sum(cost * fee_rate / (1 + fee_rate)), 2))::text as fee
    from usage_event where user_id = ${userId}::text and is_sample and fee_rate is not null
      and at < date_trunc('month', ${now.toISOString()}::timestamptz)
    group by 1 order by 1 desc limit ${STAGES.length}::int`);
  for (const [age, month] of months.entries()) await saveContribution(tx, userId, contribution(month, age));
}

function contribution({period, fee}: Month, age: number): ContributionRecord {
  const status = STAGES[age] ?? 'planned';
  return {
    contribution_id: `s_${period}`,
    period,
    kind: 'restoration',
    status,
    project_name: 'Example meadow (sample data)',
    partner: 'Example partner',
    country: 'DE',
    project_url: `${SITE}/meadow`,
    amount: fee,
    currency: 'EUR',
    quantity: fee, // as if a square metre cost 1 EUR; told only with a quote
    unit: 'm2',
    accrued_at: dayIn(period, 0),
    funded_at: dayIn(period, 1, 3),
    receipt_url: `${SITE}/receipts/${period}.pdf`,
    ...(status === 'funded'
      ? {}
      : {delivered_at: dayIn(period, 1, 20), report_url: `${SITE}/reports/${period}.pdf`}),
    ...(status === 'verified' ? verification(period) : {}),
    is_sample: true,
  };
}

function verification(period: string) {
  return {
    verified_at: dayIn(period, 2, 5),
    verifier: 'Example auditor',
    certificate_url: `${SITE}/certificates/${period}.pdf`,
  };
}

/** A day some months after a month's last one; without `day` the last of the month itself. */
function dayIn(period: string, months: number, day?: number): string {
  const [year = 0, month = 1] = period.split('-').map(Number);
  const date =
    day === undefined
      ? new Date(Date.UTC(year, month, 0))
      : new Date(Date.UTC(year, month - 1 + months, day));
  return date.toISOString().slice(0, 10);
}
