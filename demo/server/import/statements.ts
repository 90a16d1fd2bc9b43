import {query} from '@electric-sql/pglite/template';
import type {Statement} from '../db/database.js';
import type {LedgerRecord, Party, UsageRecord, WalletRecord} from './records.js';

type Column = (string | null)[];

function column<T>(rows: readonly T[], pick: (row: T) => string | bigint | number | null): Column {
  return rows.map((row) => pick(row)?.toString() ?? null);
}

/** Adds rows of usage that are not there yet; answers with their number as `added`. */
export function usageInsert(userId: string, rows: readonly UsageRecord[]): Statement {
  return query`with added as (
      insert into usage_event (user_id, event_id, at, provider_id, project_id, model, input_tokens, output_tokens,
        cached_input_tokens, cache_write_tokens, reasoning_tokens, requests, cost, currency, price, conversation_id)
      select ${userId}::text, event.* from unnest(
        ${column(rows, (row) => row.eventId)}::text[],
        ${column(rows, (row) => row.at)}::timestamptz[],
        ${column(rows, (row) => row.provider?.id ?? null)}::text[],
        ${column(rows, (row) => row.project?.id ?? null)}::text[],
        ${column(rows, (row) => row.model)}::text[],
        ${column(rows, (row) => row.inputTokens)}::bigint[],
        ${column(rows, (row) => row.outputTokens)}::bigint[],
        ${column(rows, (row) => row.cachedInputTokens)}::bigint[],
        ${column(rows, (row) => row.cacheWriteTokens)}::bigint[],
        ${column(rows, (row) => row.reasoningTokens)}::bigint[],
        ${column(rows, (row) => row.requests)}::smallint[],
        ${column(rows, (row) => row.cost)}::numeric[],
        ${column(rows, (row) => row.currency)}::text[],
        ${column(rows, (row) => row.price)}::jsonb[],
        ${column(rows, (row) => row.conversationId)}::text[]) as event
      on conflict do nothing returning 1
    ) select count(*)::int as added from added`;
}

/** Adds entries of the ledger that are not there yet; answers with their number as `added`. */
export function ledgerInsert(userId: string, rows: readonly LedgerRecord[]): Statement {
  return query`with added as (
      insert into ledger_entry (user_id, status, entry_id, at, type, description, tokens)
      select ${userId}::text, 'succeeded', entry.* from unnest(
        ${column(rows, (row) => row.entryId)}::text[],
        ${column(rows, (row) => row.at)}::timestamptz[],
        ${column(rows, (row) => row.type)}::text[],
        ${column(rows, (row) => row.description)}::text[],
        ${column(rows, (row) => row.tokens)}::numeric[]) as entry
      on conflict do nothing returning 1
    ) select count(*)::int as added from added`;
}

/** Sets the wallet; one with the same credits and refill stays as it is. Answers with 1 as `changed` if it changed. */
export function walletUpsert(userId: string, {credits, autoRefill, asOf}: WalletRecord): Statement {
  return query`with changed as (
      insert into wallet (user_id, credits, auto_refill, as_of)
      values (${userId}::text, ${credits}::numeric, ${autoRefill}::jsonb, ${asOf}::timestamptz)
      on conflict (user_id) do update set
        credits = excluded.credits, auto_refill = excluded.auto_refill, as_of = excluded.as_of
      where (wallet.credits, wallet.auto_refill) is distinct from (excluded.credits, excluded.auto_refill)
      returning 1
    ) select count(*)::int as changed from changed`;
}

/** Adds providers, or gives them their names. No id may come twice. */
export function providerUpsert(userId: string, parties: readonly Party[]): Statement {
  return query`insert into provider (user_id, provider_id, name)
    select ${userId}::text, party.* from unnest(
      ${column(parties, (party) => party.id)}::text[], ${column(parties, (party) => party.name)}::text[]) as party
    on conflict (user_id, provider_id) do update set name = excluded.name where provider.name <> excluded.name`;
}

/** Adds projects, or gives them their names. No id may come twice. */
export function projectUpsert(userId: string, parties: readonly Party[]): Statement {
  return query`insert into project (user_id, project_id, name, deleted)
    select ${userId}::text, party.* from unnest(
      ${column(parties, (party) => party.id)}::text[],
      ${column(parties, (party) => party.name)}::text[],
      ${parties.map((party) => party.deleted ?? false)}::boolean[]) as party
    on conflict (user_id, project_id) do update set name = excluded.name, deleted = excluded.deleted
    where (project.name, project.deleted) <> (excluded.name, excluded.deleted)`;
}
