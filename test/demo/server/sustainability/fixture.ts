import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {query} from '@electric-sql/pglite/template';
import type {Database} from '../../../../demo/server/db/database.js';
import {createApp} from '../../../../demo/server/http/app.js';
import type {sustainabilityMetrics} from '../../../../demo/server/sustainability/metrics.js';
import type {ContributionRecord} from '../../../../demo/server/sustainability/evidence.js';
import type {SustainabilitySettings} from '../../../../demo/server/sustainability/settings.js';
import {tokenOf} from '../../../../demo/server/auth/tokens.js';
import {openTestDatabase, type ReferenceApi} from '../../../support/reference-api.js';

/** Body of the answer. */
export type MetricsBody = Awaited<ReturnType<typeof sustainabilityMetrics>>;

/** The API without sample data, with settings of its own; null = switched off. */
export async function apiWith(
  now: string,
  sustainability?: SustainabilitySettings | null,
  database?: Database,
): Promise<ReferenceApi> {
  const data = database ?? (await openTestDatabase());
  const keys = {demoToken: 'demo', secret: randomBytes(32)};
  const settings = sustainability === undefined ? {} : {sustainability};
  return {
    app: createApp({...keys, ...settings, database: data, now: () => new Date(now)}),
    database: data,
    token: 'demo',
    tokenOf: (userId) => tokenOf(userId, keys),
    close: () => data.close(),
  };
}

/** Gives charges of a user the rate of the fee within them. */
export async function setFee(database: Database, userId: string, rate: string): Promise<void> {
  await database.query(query`update usage_event set fee_rate = ${rate}::numeric where user_id = ${userId}`);
}

/** A contribution that is paid, with receipt. */
export const FUNDED: ContributionRecord = {
  contribution_id: 'don_2026-10',
  period: '2026-10',
  kind: 'restoration',
  status: 'funded',
  project_name: 'Moor',
  partner: 'Partner',
  amount: '1.30',
  currency: 'EUR',
  quantity: '1.30',
  unit: 'm2',
  accrued_at: '2026-10-31',
  funded_at: '2026-11-05',
  receipt_url: 'https://example.org/receipts/2026-10.pdf',
};

/** Fails unless both agree to 1e-9. */
export function near(actual: number, expected: number, what: string): void {
  const error = expected === 0 ? Math.abs(actual) : Math.abs(actual - expected) / Math.abs(expected);
  assert.ok(error <= 1e-9, `${what}: ${actual} instead of ${expected}`);
}

/** An estimate of the API without its unit. */
export type Bounds = Record<'min' | 'central' | 'max', number>;

/** {@link near} for all three of an estimate. */
export function nearAll(actual: Bounds, expected: Bounds, what: string): void {
  for (const bound of ['min', 'central', 'max'] as const)
    near(actual[bound], expected[bound], `${what} ${bound}`);
}

/** Bound by bound. */
export function sum(estimates: readonly Bounds[]): Bounds {
  const of = (bound: keyof Bounds) => estimates.reduce((total, estimate) => total + estimate[bound], 0);
  return {min: of('min'), central: of('central'), max: of('max')};
}
