/** The class of `<a2b-usage-breakdown>`, registering nothing. */
export {A2bUsageBreakdown} from '../widgets/usage-breakdown/usage-breakdown.js';
