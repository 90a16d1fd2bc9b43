import {query} from '@electric-sql/pglite/template';
import type {Database} from '../../../../demo/server/db/database.js';
import type {usageBreakdown} from '../../../../demo/server/usage/breakdown.js';
import type {usageSummary} from '../../../../demo/server/usage/summary.js';
import type {logAnswer} from '../../../../demo/server/http/log-answer.js';
import type {userBalance} from '../../../../demo/server/wallet/balance.js';
import type {ReferenceApi} from '../../../support/reference-api.js';

/** Columns of a row of usage that a test cares about; the rest has plain values. */
export interface UsageRow {
  event_id: string;
  at: string;
  provider_id?: string | null;
  project_id?: string | null;
  model?: string;
  input_tokens?: number | string;
  output_tokens?: number | string;
  cached_input_tokens?: number | null;
  reasoning_tokens?: number | null;
  requests?: number;
  cost?: string | null;
  currency?: string | null;
  price?: object | null;
  conversation_id?: string | null;
}

const PLAIN = {
  provider_id: 'openai',
  project_id: 'p1',
  model: 'gpt',
  input_tokens: 10,
  output_tokens: 5,
  requests: 1,
  cost: '0.01',
  currency: 'EUR',
};

export async function insertUser(database: Database, userId: string, currency = 'EUR'): Promise<void> {
  await database.query(
    query`insert into app_user (user_id, name, currency) values (${userId}, ${`User ${userId}`}, ${currency})`,
  );
}

export async function insertUsage(
  database: Database,
  userId: string,
  rows: readonly UsageRow[],
): Promise<void> {
  const given = JSON.stringify(rows.map((row) => ({...PLAIN, ...row})));
  await database.query(query`insert into usage_event (user_id, event_id, at, provider_id, project_id, model,
      input_tokens, output_tokens, cached_input_tokens, reasoning_tokens, requests, cost, currency, price,
      conversation_id)
    select ${userId}, * from jsonb_to_recordset(${given}::jsonb) as given (event_id text, at timestamptz,
      provider_id text, project_id text, model text, input_tokens bigint, output_tokens bigint,
      cached_input_tokens bigint, reasoning_tokens bigint, requests smallint, cost numeric, currency text,
      price jsonb, conversation_id text)`);
}

export async function insertNames(
  database: Database,
  userId: string,
  names: {providers?: Record<string, string>; projects?: Record<string, {name: string; deleted?: boolean}>},
): Promise<void> {
  for (const [id, name] of Object.entries(names.providers ?? {})) {
    await database.query(query`insert into provider values (${userId}, ${id}, ${name})`);
  }
  for (const [id, {name, deleted = false}] of Object.entries(names.projects ?? {})) {
    await database.query(query`insert into project values (${userId}, ${id}, ${name}, ${deleted}::boolean)`);
  }
}

/** Bodies of the answers. */
export type SummaryBody = Awaited<ReturnType<typeof usageSummary>>;
export type BreakdownBody = Awaited<ReturnType<typeof usageBreakdown>>;
export type LogBody = Awaited<ReturnType<typeof logAnswer>>;
export type BalanceBody = NonNullable<Awaited<ReturnType<typeof userBalance>>>;

/** What came back. */
export interface Answer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

/** A problem+json body. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  parameter?: string;
}

/** Asks for a path below `/api`, as the sample user unless a token is given (`null` for none). */
export async function ask<Body>(
  api: ReferenceApi,
  path: string,
  token: string | null = api.token,
): Promise<Answer<Body>> {
  const headers: HeadersInit = token === null ? {} : {Authorization: `Bearer ${token}`};
  const response = await api.app.request(`/api${path}`, {headers});
  return {status: response.status, headers: response.headers, body: (await response.json()) as Body};
}

/** Asks, and fails unless the answer is a 200. */
export async function read<Body>(api: ReferenceApi, path: string, token?: string): Promise<Body> {
  const {status, body} = await ask<Body>(api, path, token);
  if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** A path with its parameters encoded; an array repeats its parameter. */
export function address(path: string, parameters: Record<string, string | number | string[]>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value].flat()) search.append(name, String(one));
  }
  return `${path}?${search}`;
}
