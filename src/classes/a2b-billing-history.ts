/** The class of `<a2b-billing-history>`, registering nothing. */
export {A2bBillingHistory} from '../widgets/billing-history/billing-history.js';
