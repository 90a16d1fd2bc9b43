import {breakdown} from './breakdown.js';
import {dashboard} from './dashboard.js';
import {log} from './log.js';
import {range} from './range.js';
import {shared} from './shared.js';
import {summary} from './summary.js';

/** Range, summary, breakdown, log and the page that holds them. */
export const usage = {...shared, ...range, ...summary, ...breakdown, ...log, ...dashboard} as const;
