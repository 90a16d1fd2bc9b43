/** The class of `<a2b-usage-summary>`, registering nothing. */
export {A2bUsageSummary} from '../widgets/usage-summary/usage-summary.js';
