import {A2bUsageSummary} from '../widgets/usage-summary/usage-summary.js';
import './a2b-range-picker.js';
import {define} from './define.js';

define('a2b-usage-summary', A2bUsageSummary);

export {A2bUsageSummary};
