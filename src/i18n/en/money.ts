import {charge} from './charge.js';
import {history} from './history.js';
import {wallet} from './wallet.js';

/** Balance, billing history and what a charge is made of. */
export const money = {...wallet, ...history, ...charge} as const;
