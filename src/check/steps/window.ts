import {periodOf, type Period} from '../../calendar/period.js';
import {localDate} from '../../calendar/zone.js';
import type {Range} from '../../contract/range.js';
import {addDays, daysBetween} from '../../format/dates.js';
import type {Query} from '../asker.js';
import {ask, pathOf, rowsOf, type Body, type Run} from '../run.js';
import {checkLost, MOST_ROWS, walk, type Walk} from '../walk.js';

/** Whole days that are over, so that nothing changes while they are looked at. */
export interface Window {
  readonly period: Period;
  /** Parameters that ask for it. */
  readonly query: {readonly range: Range; readonly tz: string};
  /** Charges that were gone through, all of them or not. */
  readonly walked: readonly Body[];
  /** Every charge of it; null where the log does not answer or has too many. */
  readonly rows: readonly Body[] | null;
  /** First page of the log. */
  readonly log: Body | null;
}

const WIDEST = 90;
const TRIES = 4;

/** Days of a window, both included. */
interface Days {
  readonly first: string;
  readonly last: string;
}

/** Parameters that ask for days. */
export const queryOf = ({first, last}: Days, tz: string) => ({range: `${first}..${last}` as Range, tz});

/** Days of the range that are over. */
function daysOver({options: {range, tz, now}}: Run): Days {
  const at = now().getTime();
  const yesterday = addDays(localDate(at, tz), -1);
  const {first, last} = periodOf(range, tz, at);
  return {first: first > yesterday ? yesterday : first, last: last > yesterday ? yesterday : last};
}

function countIn(log: Body | null): number {
  const total = Number(log?.['total']);
  return Number.isFinite(total) ? total : rowsOf(log).length;
}

/** The end of the days, as many as hold about so many rows. */
function shortened({first, last}: Days, rows: number): Days {
  const days = daysBetween(first, last) + 1;
  const fewer = Math.max(1, Math.floor((days * MOST_ROWS * 0.9) / rows));
  return {first: addDays(last, 1 - Math.min(days - 1, fewer)), last};
}

/** Days with some charges, but not too many to go through. */
async function fittingDays(run: Run): Promise<Days> {
  const {tz} = run.options;
  let days = daysOver(run);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const log = await ask(run, 'log', {...queryOf(days, tz), limit: 1});
    const rows = countIn(log);
    const isWidest = daysBetween(days.first, days.last) >= WIDEST - 1;
    if (rows > MOST_ROWS && days.first < days.last) days = shortened(days, rows);
    else if (rows === 0 && log !== null && !isWidest) days = {first: addDays(days.last, 1 - WIDEST), last: days.last};
    else return days;
  }
  return days;
}

/** Goes through the log twice, with other pages and in another order: both must find the same rows. */
async function walkTwice(run: Run, query: Query): Promise<Walk> {
  const whole = await ask(run, 'log', {...query, limit: 1});
  const rows = whole?.['total'] === undefined ? MOST_ROWS : Math.max(countIn(whole), 8);
  const one = await walk(run, 'log', query, Math.min(100, Math.ceil(rows / 3)));
  if (!one.isWhole) return one;
  const other = await walk(run, 'log', {...query, sort: 'cost', order: 'asc'}, Math.min(83, Math.ceil(rows / 4)));
  checkLost(run, 'log', one, other);
  return one;
}

/** Finds days to compare endpoints in, and goes through their charges. */
export async function findWindow(run: Run): Promise<Window> {
  const {tz, now} = run.options;
  const days = run.available.has('log') ? await fittingDays(run) : daysOver(run);
  const query = queryOf(days, tz);
  const period = periodOf(query.range, tz, now().getTime());
  if (!run.available.has('log')) return {period, query, walked: [], rows: null, log: null};
  const {rows, isWhole, first} = await walkTwice(run, query);
  const hasIds = rows.every(({id}) => typeof id === 'string');
  run.report.check(hasIds, 'log.id', pathOf('log'), () => ({expected: 'an id per row', came: 'rows without'}));
  if (rows.length === 0) run.report.add('data.none', pathOf('log'), {expected: 'charges within 90 days', came: 'none'});
  return {period, query, walked: rows, rows: isWhole ? rows : null, log: first};
}
