/** The class of `<a2b-wallet>`, registering nothing. */
export {A2bWallet} from '../widgets/wallet/wallet.js';
