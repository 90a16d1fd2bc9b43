import {A2bSustainability} from '../widgets/sustainability/sustainability.js';
import {define} from './define.js';

define('a2b-sustainability', A2bSustainability);

export {A2bSustainability};
