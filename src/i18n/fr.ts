import type {Table} from './en.js';
import {common} from './fr/common.js';
import {money} from './fr/money.js';
import {sustainability} from './fr/sustainability.js';
import {usage} from './fr/usage.js';

/** All texts in French, with "vous". */
export const fr: Table = {...common, ...money, ...usage, ...sustainability};
