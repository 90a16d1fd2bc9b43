import {A2bUsageBreakdown} from '../widgets/usage-breakdown/usage-breakdown.js';
import {define} from './define.js';

define('a2b-usage-breakdown', A2bUsageBreakdown);

export {A2bUsageBreakdown};
