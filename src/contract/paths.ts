import type {Balance} from './balance.js';
import type {UsageBreakdown} from './breakdown.js';
import type {LogPage} from './log.js';
import type {UsageSummary} from './summary.js';
import type {SustainabilityMetrics} from './sustainability-model.js';
import type {TransactionPage} from './transactions.js';

/** The answers, by endpoint. */
export interface Answers {
  balance: Balance;
  transactions: TransactionPage;
  summary: UsageSummary;
  breakdown: UsageBreakdown;
  log: LogPage;
  sustainability: SustainabilityMetrics;
}

/** Name of an endpoint, as `configure({endpoints})` uses it. */
export type EndpointName = keyof Answers;

/** Path of every endpoint below `apiBase`. */
export const paths: Readonly<Record<EndpointName, string>> = {
  balance: '/user/balance',
  transactions: '/user/transactions',
  summary: '/usage/summary',
  breakdown: '/usage/breakdown',
  log: '/usage/log',
  sustainability: '/sustainability/metrics',
};
