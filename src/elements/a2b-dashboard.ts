import {A2bDashboard} from '../dashboard/dashboard.js';
import './a2b-billing-history.js';
import './a2b-range-picker.js';
import './a2b-sustainability.js';
import './a2b-usage-breakdown.js';
import './a2b-usage-log.js';
import './a2b-usage-summary.js';
import './a2b-wallet.js';
import {define} from './define.js';

define('a2b-dashboard', A2bDashboard);

export {A2bDashboard};
