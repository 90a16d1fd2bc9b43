import type {Table} from './en.js';
import {common} from './es/common.js';
import {money} from './es/money.js';
import {sustainability} from './es/sustainability.js';
import {usage} from './es/usage.js';

/** All texts in Spanish, with "tú". */
export const es: Table = {...common, ...money, ...usage, ...sustainability};
