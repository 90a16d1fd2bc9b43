import {A2bWallet} from '../widgets/wallet/wallet.js';
import {define} from './define.js';

define('a2b-wallet', A2bWallet);

export {A2bWallet};
