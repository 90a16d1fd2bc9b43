/** The class of `<a2b-provider>`, registering nothing. */
export {A2bProvider} from '../widgets/provider/provider.js';
