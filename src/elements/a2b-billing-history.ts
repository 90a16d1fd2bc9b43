import {A2bBillingHistory} from '../widgets/billing-history/billing-history.js';
import {define} from './define.js';

define('a2b-billing-history', A2bBillingHistory);

export {A2bBillingHistory};
