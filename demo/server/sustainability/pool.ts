import {query} from '@electric-sql/pglite/template';
import type {Database} from '../db/database.js';
import {saveContribution} from './contributions.js';
import type {ContributionRecord} from './evidence.js';

/**
 * One donation for the fees of all users in a month: a contribution whose amount and quantity are the whole.
 */
export type Donation = ContributionRecord;

interface ShareRow {
  [column: string]: unknown;
  user_id: string;
  amount: string;
  quantity: string | null;
}

/**
 * Books a donation as one contribution for each user who paid fees in its month (UTC) and currency: by the
 * share of their fees in all of them. Shares are cut off after six places, so that they never sum up to more
 * than was given. Gives the number of users.
 *
 * @throws {MissingEvidenceError} when the status has no evidence
 */
export function bookDonation(database: Database, donation: Donation): Promise<number> {
  return database.transaction(async (tx) => {
    const shares = await sharesOf(tx, donation);
    for (const {user_id, amount, quantity} of shares) {
      await saveContribution(tx, user_id, {...donation, amount, quantity});
    }
    return shares.length;
  });
}

/**
 * Moves a booked donation on for all users who share it; what the step does not name stays. Gives the number of
 * users.
 *
 * @throws {MissingEvidenceError} when the new status has no evidence
 */
export function advanceDonation(database: Database, id: string, step: Partial<Donation>): Promise<number> {
  return database.transaction(async (tx) => {
    const rows = await tx.query<ContributionRecord & {[column: string]: unknown; user_id: string}>(
      query`select * from contribution where contribution_id = ${id}::text and not is_sample order by user_id`,
    );
    for (const {user_id, ...record} of rows) await saveContribution(tx, user_id, {...record, ...step} as Donation);
    return rows.length;
  });
}

function sharesOf(tx: Database, {period, amount, quantity = null, currency}: Donation): Promise<ShareRow[]> {
  const first = `${period}-01T00:00:00Z`;
  return tx.query<ShareRow>(query`with fee as (
      select user_id, sum(cost * fee_rate / (1 + fee_rate)) as own
      from usage_event join app_user using (user_id)
      where fee_rate > 0 and cost > 0
        and coalesce(usage_event.currency, app_user.currency) = ${currency}::text
        and at >= ${first}::timestamptz and at < ${first}::timestamptz + interval '1 month'
      group by user_id)
    select user_id, trim_scale(trunc(${amount}::numeric * own / (sum(own) over ()), 6))::text as amount,
      trim_scale(trunc(${quantity}::numeric * own / (sum(own) over ()), 6))::text as quantity
    from fee order by user_id`);
}
