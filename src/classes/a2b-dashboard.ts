/** The class of `<a2b-dashboard>`, registering nothing. */
export {A2bDashboard} from '../dashboard/dashboard.js';
