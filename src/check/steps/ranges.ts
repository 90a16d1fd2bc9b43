import {periodOf, type Period} from '../../calendar/period.js';
import {dayStart, localDate} from '../../calendar/zone.js';
import {RANGE_PRESETS} from '../../contract/range.js';
import type {EndpointName} from '../../contract/endpoints.js';
import {addDays} from '../../format/dates.js';
import {countOf, figuresOf, isSame, sumOf} from '../figures.js';
import {ask, isSound, pathOf, type Body, type Run} from '../run.js';
import {queryOf, type Window} from './window.js';

/** Milliseconds that clocks of server and machine may differ, and a request may take. */
const SLACK = 300_000;
/** Zones far from each other; one of them is far from any other zone. */
const FAR_ZONES = ['Pacific/Auckland', 'America/Los_Angeles'];

interface Told {
  readonly from: number;
  readonly to: number;
}

function toldPeriod(body: Body | null): Told | null {
  const {from, to} = (body?.['period'] ?? {}) as Body;
  const told = {from: Date.parse(String(from)), to: Date.parse(String(to))};
  return Number.isNaN(told.from) || Number.isNaN(told.to) ? null : told;
}

/** Whether a period that is still running may end as it does: now, or with its last day. */
function endsWell(told: Told, {to, last, zone}: Period): boolean {
  const end = dayStart(addDays(last, 1), zone);
  return Math.abs(told.to - to) <= SLACK || told.to === end;
}

function checkPeriod(run: Run, name: EndpointName, told: Told, expected: Period, range: string): void {
  const {report, options} = run;
  const beginsWell = range === '24h' ? Math.abs(told.from - expected.from) <= SLACK : told.from === expected.from;
  if (beginsWell && endsWell(told, expected)) return report.pass(pathOf(name));
  const inUtc = periodOf(options.range === range ? options.range : (range as Window['query']['range']), 'UTC', options.now().getTime());
  const isUtc = expected.zone !== 'UTC' && told.from === inUtc.from;
  report.add(isUtc ? 'tz.ignored' : 'range.period', pathOf(name), {
    expected: `range=${range} to begin at ${new Date(expected.from).toISOString()} in ${expected.zone}`,
    came: `${new Date(told.from).toISOString()} to ${new Date(told.to).toISOString()}`,
  });
}

/** Asks the summary for every named range and holds its period against the calendar. */
export async function checkPresets(run: Run): Promise<void> {
  const {tz, now} = run.options;
  await Promise.all(
    RANGE_PRESETS.map(async (range) => {
      const told = toldPeriod(await ask(run, 'summary', {range, tz}));
      if (told !== null) checkPeriod(run, 'summary', told, periodOf(range, tz, now().getTime()), range);
    }),
  );
}

/** Holds the periods of the window against the calendar, and its rows against the period. */
export async function checkWindow(run: Run, {period, query, walked, log}: Window): Promise<void> {
  if (walked.length > 0) checkRows(run, period, walked);
  const bodies = [
    ['summary', await ask(run, 'summary', query)],
    ['breakdown', await ask(run, 'breakdown', {...query, by: 'provider'})],
    ['log', log],
  ] as const;
  for (const [name, body] of bodies) {
    const told = toldPeriod(body);
    const isKnown = run.report.has(pathOf(name), ['range.ignored', 'tz.']);
    if (told !== null && !isKnown) checkPeriod(run, name, told, period, query.range);
  }
}

const timeOf = ({date}: Body): number => Date.parse(String(date));

function checkRows({report}: Run, {from, to, first, last, zone}: Period, rows: readonly Body[]): void {
  const outside = rows.map(timeOf).filter((at) => at < from || at >= to);
  if (outside.length === 0) return report.pass(pathOf('log'));
  const isNear = outside.every((at) => at >= dayStart(addDays(first, -1), 'UTC') && at < dayStart(addDays(last, 2), 'UTC'));
  report.add(isNear && zone !== 'UTC' ? 'tz.ignored' : 'range.ignored', pathOf('log'), {
    expected: `rows from ${first} to ${last} in ${zone}`,
    came: `${outside.length} of ${rows.length} rows from outside`,
  });
}

/** Charges by their day in a zone. */
type Days = ReadonlyMap<string, ReadonlySet<Body>>;

function daysIn(rows: readonly Body[], zone: string): Days {
  const days = new Map<string, Set<Body>>();
  for (const row of rows) {
    const day = localDate(timeOf(row), zone);
    days.set(day, (days.get(day) ?? new Set()).add(row));
  }
  return days;
}

const dayOf = (days: Days, day: string): readonly Body[] => [...(days.get(day) ?? [])];

/** How many charges are in one of two sets only. */
function differing(one: ReadonlySet<Body> = new Set(), other: ReadonlySet<Body> = new Set()): number {
  const common = [...one].filter((row) => other.has(row)).length;
  return one.size + other.size - 2 * common;
}

/** A day inside the window whose charges a zone far away changes most; null when none does. */
function tellingDay(rows: readonly Body[], {first, last, zone}: Period): FarDay | null {
  const near = [zone, 'UTC'].map((each) => daysIn(rows, each));
  let best: (FarDay & {differ: number}) | null = null;
  for (const far of FAR_ZONES) {
    const there = daysIn(rows, far);
    for (let day = addDays(first, 1); day < last; day = addDays(day, 1)) {
      const differ = Math.min(...near.map((days) => differing(there.get(day), days.get(day))));
      if (differ <= (best?.differ ?? 0)) continue;
      best = {differ, query: queryOf({first: day, last: day}, far), expected: dayOf(there, day), mistaken: near.map((days) => dayOf(days, day))};
    }
  }
  return best;
}

const tokensOf = (rows: readonly Body[]) => sumOf(rows.map(figuresOf)).totalTokens;

/** One day as its charges are in a zone far away, and as they would be in zones a server may fall back to. */
interface FarDay {
  readonly query: Readonly<Record<string, string>>;
  readonly expected: readonly Body[];
  readonly mistaken: readonly (readonly Body[])[];
}

async function checkDay(run: Run, name: EndpointName, {query, expected, mistaken}: FarDay): Promise<void> {
  const body = await ask(run, name, {...query, ...(name === 'breakdown' && {by: 'model'}), ...(name === 'log' && {limit: 1})});
  if (body === null) return;
  const wanted = tokensOf(expected);
  const totals = name === 'log' ? (body['totals'] as Body | undefined) : body;
  const came = countOf(totals?.['totalTokens']);
  if (wanted === undefined || came === undefined) return;
  const isMistaken = mistaken.map(tokensOf).some((tokens) => tokens !== undefined && isSame(tokens, came));
  run.report.check(isSame(came, wanted) || !isMistaken, 'tz.ignored', pathOf(name), () => ({
    expected: `the charges of ${query['range']?.slice(0, 10)} in ${query['tz']}`,
    came: 'those of that day in another zone',
  }));
}

/** Asks for one day in a zone far away; its charges are known from the log. */
export async function checkFarZone(run: Run, {period, rows}: Window): Promise<void> {
  if (rows === null || !isSound(run, 'log')) return;
  const found = tellingDay(rows, period);
  if (found === null) {
    run.report.note('No day has charges that another time zone would move: that days are cut in tz was checked by the period only.');
    return;
  }
  const names = (['summary', 'breakdown', 'log'] as const).filter((name) => run.available.has(name) && isSound(run, name));
  await Promise.all(names.map((name) => checkDay(run, name, found)));
}
