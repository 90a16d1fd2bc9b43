/** Registers every element; providers first, so that the widgets below them find them. */
import './elements/a2b-provider.js';
import './elements/a2b-dashboard.js';
import './elements/a2b-wallet.js';
import './elements/a2b-billing-history.js';
import './elements/a2b-range-picker.js';
import './elements/a2b-usage-summary.js';
import './elements/a2b-usage-breakdown.js';
import './elements/a2b-usage-log.js';
import './elements/a2b-sustainability.js';

export * from './pure.js';
