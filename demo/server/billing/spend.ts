import {query} from '@electric-sql/pglite/template';
import type {Database} from '../db/database.js';
import type {SampleModel, SamplePrice} from '../sample/catalogue.js';
import {lockWallet} from './opening.js';

/** A charge that is about to be paid from the balance. */
export interface Charge {
  /** The same charge has the same id: it is booked once. */
  readonly eventId: string;
  readonly at: Date;
  /** Its price must be known. */
  readonly model: SampleModel & {price: SamplePrice};
  readonly projectId: string | null;
  /** All tokens sent, at least 0. */
  readonly inputTokens: number;
  /** All tokens answered, at least 0. */
  readonly outputTokens: number;
  readonly conversationId: string | null;
}

/** What a charge cost, and what it left. */
export interface Spent {
  [column: string]: unknown;
  /** Decimal string in the price's currency. */
  cost: string;
  /** Decimal string; below 0 when the charge was more than there was. */
  credits: string;
}

/**
 * Pays a charge: the usage and the balance in one transaction, with the wallet locked so that charges and
 * top-ups of one user wait for each other. The balance may fall below 0, since what an answer costs is known
 * when it is there.
 *
 * @returns `'no wallet'` or, for an id that was paid before, `'known'`: nothing is changed then
 * @throws {RangeError} when the price is not in the user's currency
 */
export function spend(
  database: Database,
  userId: string,
  charge: Charge,
): Promise<Spent | 'no wallet' | 'known'> {
  return database.transaction(async (tx) => {
    const wallet = await lockWallet(tx, userId);
    if (wallet === undefined) return 'no wallet';
    if (wallet.currency !== charge.model.price.currency)
      throw new RangeError(`The wallet is in ${wallet.currency}.`);
    const cost = await addUsage(tx, userId, charge, wallet.is_sample);
    return cost === undefined ? 'known' : debit(tx, userId, cost, charge.at);
  });
}

/** Adds the event with its exact cost; undefined when it is there already. */
async function addUsage(
  tx: Database,
  userId: string,
  {eventId, at, model, projectId, inputTokens, outputTokens, conversationId}: Charge,
  isSample: boolean,
): Promise<string | undefined> {
  const {input, output, per, currency} = model.price;
  const rows = await tx.query<{
    cost: string;
  }>(query`insert into usage_event (user_id, event_id, at, provider_id,
      project_id, model, input_tokens, output_tokens, cost, currency, price, conversation_id, is_sample)
    values (${userId}::text, ${eventId}::text, ${at.toISOString()}::timestamptz, ${model.provider}::text,
      ${projectId}::text, ${model.model}::text, ${inputTokens}::bigint, ${outputTokens}::bigint,
      trim_scale((${inputTokens}::bigint * ${input}::numeric + ${outputTokens}::bigint * ${output}::numeric)
        ::numeric(60, 12) / ${per}::numeric),
      ${currency}::text, ${JSON.stringify(model.price)}::jsonb, ${conversationId}::text, ${isSample}::boolean)
    on conflict do nothing returning cost::text`);
  return rows[0]?.cost;
}

async function debit(tx: Database, userId: string, cost: string, at: Date): Promise<Spent> {
  const rows = await tx.query<{credits: string}>(query`update wallet
    set credits = credits - ${cost}::numeric * credits_per_unit,
      as_of = greatest(as_of, ${at.toISOString()}::timestamptz)
    where user_id = ${userId}::text returning credits::text`);
  return {cost, credits: (rows[0] as {credits: string}).credits};
}
