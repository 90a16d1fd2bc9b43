import {common} from './de/common.js';
import {money} from './de/money.js';
import {sustainability} from './de/sustainability.js';
import {usage} from './de/usage.js';
import type {Table} from './en.js';

/** All texts in German, with "du". */
export const de: Table = {...common, ...money, ...usage, ...sustainability};
