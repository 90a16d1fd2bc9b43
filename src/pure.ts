/** The same names as `index.ts`, registering nothing. */
export {A2bBillingHistory} from './widgets/billing-history/billing-history.js';
export {A2bDashboard} from './dashboard/dashboard.js';
export {A2bProvider} from './widgets/provider/provider.js';
export {A2bRangePicker} from './widgets/range-picker/range-picker.js';
export {A2bSustainability} from './widgets/sustainability/sustainability.js';
export {A2bUsageBreakdown} from './widgets/usage-breakdown/usage-breakdown.js';
export {A2bUsageLog} from './widgets/usage-log/usage-log.js';
export {A2bUsageSummary} from './widgets/usage-summary/usage-summary.js';
export {A2bWallet} from './widgets/wallet/wallet.js';
export {A2bError, isA2bError, type A2bErrorKind} from './client/errors.js';
export type {A2bConfig, GetToken, TokenRequest} from './client/config.js';
export type {Loaded, Queries, Result, UsageClient} from './client/client.js';
export {
  A2bAuthRequiredEvent,
  A2bErrorEvent,
  A2bExportEvent,
  A2bFilterChangeEvent,
  A2bLoadEvent,
  A2bMetricChangeEvent,
  A2bRangeChangeEvent,
} from './base/events.js';
export {A2bAddCreditsEvent} from './base/add-credits.js';
export {A2bReceiptOpenEvent} from './widgets/billing-history/billing-history.events.js';
export {A2bMethodologyOpenEvent} from './widgets/sustainability/sustainability.events.js';
export {A2bPageChangeEvent, A2bRowSelectEvent, A2bSortChangeEvent} from './widgets/usage-log/usage-log.events.js';
export {A2bBalanceChangeEvent, A2bBalanceLowEvent, A2bOpenHistoryEvent} from './widgets/wallet/wallet.events.js';
export type {Filters, Metric} from './store/usage-store.js';
export type {MessageOverrides} from './i18n/translator.js';
export type {ElementState} from './base/states.js';
export {configure, logout, notifyUsage, refresh} from './store/page.js';
export {librechat, type LibreChatOptions} from './hosts/librechat.js';
export {version} from './version.js';
