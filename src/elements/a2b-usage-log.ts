import {A2bUsageLog} from '../widgets/usage-log/usage-log.js';
import {define} from './define.js';

define('a2b-usage-log', A2bUsageLog);

export {A2bUsageLog};
