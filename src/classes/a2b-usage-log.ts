/** The class of `<a2b-usage-log>`, registering nothing. */
export {A2bUsageLog} from '../widgets/usage-log/usage-log.js';
