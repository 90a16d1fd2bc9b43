/** The class of `<a2b-sustainability>`, registering nothing. */
export {A2bSustainability} from '../widgets/sustainability/sustainability.js';
