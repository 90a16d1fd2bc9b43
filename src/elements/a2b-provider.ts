import {A2bProvider} from '../widgets/provider/provider.js';
import {define} from './define.js';

define('a2b-provider', A2bProvider);

export {A2bProvider};
