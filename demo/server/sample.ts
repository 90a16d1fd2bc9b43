import {query, sql} from '@electric-sql/pglite/template';
import {SAMPLE_USER} from './auth/tokens.js';
import type {Database} from './db/database.js';
import {CURRENCY, PROJECTS, PROVIDERS} from './sample/catalogue.js';
import {writeContributions} from './sample/contributions.js';
import {
  FULL_CREDITS,
  GRANTS,
  LOW_CREDITS,
  sampleLedger,
  type Charge,
  type SampleLedger,
} from './sample/ledger.js';
import {countKept, removeGenerated} from './sample/kept.js';
import {sampleUsage, type SampleEvent} from './sample/usage.js';

/** How the sample is made. */
export interface SampleOptions {
  /** Its last moment. */
  now: Date;
  /** Days of usage. Default 120. */
  days?: number | undefined;
  /** The same seed gives the same data. */
  seed?: string | undefined;
}

/** What was found or done: real data is never touched, a sample made within the last hour is kept. */
export type SampleOutcome = 'seeded' | 'kept' | 'real data';

const FRESH = 3_600_000;
const DAY = 86_400_000;
const TABLES = ['usage_event', 'ledger_entry', 'wallet_grant', 'wallet'] as const;

/**
 * Gives the sample user generated data up to `now`, all of it marked `is_sample`, unless they have real data.
 */
export function seedSample(database: Database, options: SampleOptions): Promise<SampleOutcome> {
  return database.transaction(async (tx) => {
    const [state] = await tx.query<{is_real: boolean; made_at: string | null}>(stateQuery());
    if (state?.is_real) return 'real data';
    if (state?.made_at && isFresh(new Date(state.made_at), options.now)) return 'kept';
    await replaceSample(tx, options);
    return 'seeded';
  });
}

function isFresh(madeAt: Date, now: Date): boolean {
  const age = now.getTime() - madeAt.getTime();
  return age >= 0 && age < FRESH;
}

function stateQuery() {
  const real = TABLES.map((table) => `exists (select from ${table} where user_id = $1 and not is_sample)`);
  return {
    query: `select ${real.join(' or ')} as is_real,
      (select max(at)::text from ledger_entry
        where user_id = $1 and is_sample and starts_with(entry_id, 's_')) as made_at`,
    params: [SAMPLE_USER],
  };
}

async function replaceSample(tx: Database, {now, days = 120, seed = 'a2b'}: SampleOptions): Promise<void> {
  await removeGenerated(tx, SAMPLE_USER);
  await writeUser(tx);
  await writeUsage(tx, sampleUsage(now, days, seed));
  const ledger = sampleLedger(await chargesOf(tx), now);
  await writeLedger(tx, ledger);
  await writeWallet(tx, ledger, now);
  await writeContributions(tx, SAMPLE_USER, now);
  await countKept(tx, SAMPLE_USER);
}

async function writeUser(tx: Database): Promise<void> {
  await tx.query(query`insert into app_user (user_id, name, currency, is_sample)
    values (${SAMPLE_USER}, 'Demo User', ${CURRENCY}, true)
    on conflict (user_id) do update set name = excluded.name, currency = excluded.currency,
      is_sample = true`);
  await tx.query(query`insert into provider (user_id, provider_id, name)
    select ${SAMPLE_USER}, key, value from jsonb_each_text(${JSON.stringify(PROVIDERS)}::jsonb)
    on conflict (user_id, provider_id) do update set name = excluded.name`);
  const projects = JSON.stringify(PROJECTS.filter(({id}) => id !== null));
  await tx.query(query`insert into project (user_id, project_id, name, deleted)
    select ${SAMPLE_USER}, id, name, deleted
    from jsonb_to_recordset(${projects}::jsonb) as given (id text, name text, deleted boolean)
    on conflict (user_id, project_id) do update set name = excluded.name, deleted = excluded.deleted`);
}

/**
 * The exact cost of a row of `given`: each class of tokens at its price; a cache write without one is input.
 */
const COST = sql`trim_scale((
    (input_tokens - coalesce(cached_input_tokens, 0) - coalesce(cache_write_tokens, 0))
      * (price->>'input')::numeric
    + coalesce(cached_input_tokens, 0) * coalesce(price->>'cachedInput', price->>'input')::numeric
    + coalesce(cache_write_tokens, 0) * coalesce(price->>'cacheWrite', price->>'input')::numeric
    + output_tokens * (price->>'output')::numeric
  )::numeric(40, 12) / (price->>'per')::numeric)`;

async function writeUsage(tx: Database, events: SampleEvent[]): Promise<void> {
  await tx.query(query`insert into usage_event (user_id, event_id, at, provider_id, project_id, model,
      input_tokens, output_tokens, cached_input_tokens, cache_write_tokens, reasoning_tokens, cost,
      currency, price, conversation_id, is_sample)
    select ${SAMPLE_USER}, event_id, at, provider_id, project_id, model, input_tokens, output_tokens,
      cached_input_tokens, cache_write_tokens, reasoning_tokens, ${COST}, price->>'currency', price,
      conversation_id, true
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as given (event_id text, at timestamptz,
      provider_id text, project_id text, model text, input_tokens bigint, output_tokens bigint,
      cached_input_tokens bigint, cache_write_tokens bigint, reasoning_tokens bigint, price jsonb,
      conversation_id text)`);
}

async function chargesOf(tx: Database): Promise<Charge[]> {
  const rows = await tx.query<{
    at: string;
    thousandths: string;
  }>(query`select at, (cost * 1000000000)::bigint::text
    as thousandths from usage_event where user_id = ${SAMPLE_USER} and cost is not null
    and starts_with(event_id, 's_')
    order by at, event_id`);
  return rows.map(({at, thousandths}) => ({
    at: new Date(at).toISOString(),
    thousandths: BigInt(thousandths),
  }));
}

async function writeLedger(tx: Database, {entries}: SampleLedger): Promise<void> {
  await tx.query(query`insert into ledger_entry (user_id, entry_id, at, type, description, tokens, amount,
      currency, status, balance_after, receipt_url, is_sample)
    select ${SAMPLE_USER}, entry_id, at, type, description, tokens, amount, ${CURRENCY}, status,
      balance_after, receipt_url, true
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as given (entry_id text, at timestamptz,
      type text, description text, tokens numeric, amount numeric, status text, balance_after numeric,
      receipt_url text)`);
}

/** Turned off since the refills of the history: a wallet that fills itself does not say how long it lasts. */
const REFILL = JSON.stringify({enabled: false});

async function writeWallet(tx: Database, {credits}: SampleLedger, now: Date): Promise<void> {
  await tx.query(query`insert into wallet (user_id, credits, low_tokens, full_tokens, auto_refill, as_of,
      is_sample)
    values (${SAMPLE_USER}, ${credits}::numeric, ${LOW_CREDITS}::bigint, ${FULL_CREDITS}::bigint,
      ${REFILL}::jsonb, ${now.toISOString()}::timestamptz, true)`);
  const grants = GRANTS.map(({id, credits: tokens, expiresInDays}) => ({
    id,
    tokens,
    expires_at: expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * DAY).toISOString(),
  }));
  await tx.query(query`insert into wallet_grant (user_id, grant_id, tokens, expires_at, is_sample)
    select ${SAMPLE_USER}, id, tokens, expires_at, true
    from jsonb_to_recordset(${JSON.stringify(grants)}::jsonb) as given (id text, tokens bigint,
      expires_at timestamptz)`);
}
