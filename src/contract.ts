/** What the server promises, as types; and a reader that says what is wrong with an answer. */
export type {AutoRefill, Balance, BurnRate, Grant} from './contract/balance.js';
export type {BreakdownItem, Dimension, UsageBreakdown} from './contract/breakdown.js';
export type {LogPage, LogRow, LogSort, SortOrder, UnitPrice} from './contract/log.js';
export type {Identity, Money, Period} from './contract/primitives.js';
export {isRange, RANGE_PRESETS, type DateRange, type Range, type RangePreset} from './contract/range.js';
export type {Interval, PreviousTotals, Segment, SeriesPoint, UsageSummary} from './contract/summary.js';
export type {
  Coverage,
  Equivalent,
  ExcludedItem,
  Factor,
  Footprint,
  FootprintPoint,
  Method,
  ModelFootprint,
  NotEstimated,
  SustainabilityMetrics,
} from './contract/sustainability-model.js';
export type {
  Contribution,
  ContributionKind,
  ContributionStatus,
  Quantity,
  Restoration,
  UnitPriceQuote,
} from './contract/sustainability-contributions.js';
export type {Co2e, Estimate} from './contract/sustainability-estimate.js';
export type {Transaction, TransactionPage, TransactionStatus, TransactionType} from './contract/transactions.js';
export type {Answers, EndpointName} from './contract/paths.js';
export {readBody} from './client/read-body.js';
