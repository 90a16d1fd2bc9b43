import {common} from './ar/common.js';
import {money} from './ar/money.js';
import {sustainability} from './ar/sustainability.js';
import {usage} from './ar/usage.js';
import type {Table} from './en.js';

/** All texts in Arabic, with the six plural forms it has. */
export const ar: Table = {...common, ...money, ...usage, ...sustainability};
