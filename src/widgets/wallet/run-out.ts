import {addDays} from '../../format/dates.js';
import {FARTHEST, LOOK_BACK} from './horizon.js';

/** What was spent on one complete day, in any unit ≥ 0. */
export interface DailySpend {
  /** Local date `YYYY-MM-DD`. */
  readonly date: string;
  readonly spent: number;
}

/** What a forecast is made from. */
export interface RunOutQuestion {
  /** What is left, in the unit of `history`. */
  readonly balance: number;
  /** Complete days in any order; days that are missing are days without spending. Top-ups do not belong here. */
  readonly history: readonly DailySpend[];
  /** The local date it is now, `YYYY-MM-DD`. */
  readonly today: string;
  /** How much of today is still to come, 0–1. */
  readonly leftOfToday: number;
}

/**
 * When a balance is used up: days from now with the bounds of their interval and the number of days looked back
 * (0 = not told), or why nothing can be said.
 */
export type RunOut =
  | {readonly kind: 'days'; readonly days: number; readonly low: number; readonly high: number; readonly basisDays: number}
  | {readonly kind: 'short-history'};

/** Days with spending below which nothing is said. */
export const FEWEST_DAYS = 7;

/** After this many days a day counts half as much. */
const HALF_LIFE = 14;
const WEEK = 7;

interface Day {
  /** 0 = Sunday. */
  readonly weekday: number;
  readonly spent: number;
  /** The younger, the more it counts; all of them sum to the number of days they are worth. */
  readonly weight: number;
}

interface Weekday {
  /** Weight of the days behind it. */
  readonly weight: number;
  /** Mean of those days. */
  readonly mean: number;
}

/** How somebody spends. */
interface Pace {
  /** Expected spending of each weekday. */
  readonly expected: readonly number[];
  /** How far each weekday stands on its own days, 0–1; the rest is the mean of all days. */
  readonly trust: readonly number[];
  readonly weekdays: readonly Weekday[];
  /** How many independent days the history is worth. */
  readonly worth: number;
  readonly mean: number;
  /** Variance of a day's spending for each unit of its expectation. */
  readonly dispersion: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** The last days, oldest first, from the first one with spending on: before it nobody was there to spend. */
function windowOf({history, today}: RunOutQuestion): readonly {date: string; spent: number; age: number}[] {
  const spent = new Map(history.map((day) => [day.date, Number.isFinite(day.spent) ? Math.max(0, day.spent) : 0]));
  const ages = Array.from({length: LOOK_BACK}, (_, index) => LOOK_BACK - index);
  const days = ages.map((age) => ({date: addDays(today, -age), age})).map((day) => ({...day, spent: spent.get(day.date) ?? 0}));
  const first = days.findIndex((day) => day.spent > 0);
  return first === -1 ? [] : days.slice(first);
}

/** Spending in parts of the busiest day, so that no unit is too large or too small to be squared. */
function weighted(days: ReturnType<typeof windowOf>, scale: number): readonly Day[] {
  const raw = days.map(({age}) => 0.5 ** (age / HALF_LIFE));
  const factor = sum(raw) / sum(raw.map((weight) => weight ** 2));
  return days.map(({date, spent}, index) => ({
    weekday: weekdayOf(date),
    spent: spent / scale,
    weight: (raw[index] as number) * factor,
  }));
}

function meanOf(days: readonly Day[]): Weekday {
  const weight = sum(days.map((day) => day.weight));
  return {weight, mean: weight === 0 ? 0 : sum(days.map((day) => day.weight * day.spent)) / weight};
}

/**
 * How much of each weekday's own mean is believed (one-way random effects): all of it where days of one weekday
 * resemble each other and weekdays differ, nothing where the differences between weekdays are those of chance, or
 * where there were not yet two weeks to tell.
 */
function trustIn(weekdays: readonly Weekday[], days: readonly Day[], all: Weekday): readonly number[] {
  const known = weekdays.filter(({weight}) => weight > 0);
  const freedom = days.length - known.length;
  if (freedom < WEEK) return weekdays.map(() => 0);
  const scatter = sum(days.map((day) => day.weight * (day.spent - (weekdays[day.weekday] as Weekday).mean) ** 2));
  const within = (scatter / all.weight) * (days.length / freedom);
  const between = sum(known.map(({weight, mean}) => weight * (mean - all.mean) ** 2));
  const spread = all.weight - sum(known.map(({weight}) => weight ** 2)) / all.weight;
  const pattern = Math.max(0, (between - (known.length - 1) * within) / spread);
  return weekdays.map(({weight}) => (pattern === 0 ? 0 : (weight * pattern) / (weight * pattern + within)));
}

/** Scatter of the days around what was expected of them, each as if it had not been known. */
function dispersionOf(days: readonly Day[], expected: readonly number[], pull: (day: Day) => number): number {
  const squares = days.map((day) => (day.weight * (day.spent - (expected[day.weekday] as number)) ** 2) / (1 - pull(day)));
  const expectation = sum(days.map((day) => day.weight * (expected[day.weekday] as number)));
  return expectation === 0 ? 0 : sum(squares) / expectation;
}

function paceOf(days: readonly Day[]): Pace {
  const all = meanOf(days);
  const weekdays = Array.from({length: WEEK}, (_, weekday) => meanOf(days.filter((day) => day.weekday === weekday)));
  const trust = trustIn(weekdays, days, all);
  const expected = weekdays.map(({mean}, weekday) => all.mean + (trust[weekday] as number) * (mean - all.mean));
  const pull = ({weekday, weight}: Day) => {
    const own = trust[weekday] as number;
    return Math.min(0.9, weight * (own / (weekdays[weekday] as Weekday).weight + (1 - own) / all.weight));
  };
  return {expected, trust, weekdays, worth: all.weight, mean: all.mean, dispersion: dispersionOf(days, expected, pull)};
}

/**
 * Quantiles of Student's t for each side, about 1 % early and 2 % late: days that cost far more than usual are more
 * common than days that cost far less, so a balance is used up early more often than late. `freedom` ≥ 1.
 */
const earlyQuantile = (freedom: number): number => 2.3 + 3.7 / freedom + 6 / freedom ** 2;
const lateQuantile = (freedom: number): number => 2.05 + 2.7 / freedom + 4.5 / freedom ** 2;

interface Edges {
  readonly expected: number;
  readonly early: number;
  readonly late: number;
}

/** A sum that grows day by day, and how far off it may be. */
class Outlook {
  /** What will be spent, as expected. */
  total = 0;
  readonly #pace: Pace;
  readonly #met = new Array<number>(WEEK).fill(0);

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  /** Adds a part of a day. */
  add(weekday: number, part: number): void {
    this.total += part * (this.#pace.expected[weekday] as number);
    this.#met[weekday] = (this.#met[weekday] as number) + part;
  }

  /** The total as expected, and with its spread towards either side. */
  get edges(): Edges {
    const {total, spread} = this;
    const freedom = Math.max(1, this.#pace.worth - 1 - sum(this.#pace.trust));
    return {
      expected: total,
      early: total + earlyQuantile(freedom) * spread,
      late: total - lateQuantile(freedom) * spread,
    };
  }

  /** Standard error of the total: what chance does to the days ahead, and what is not known of the pace. */
  get spread(): number {
    const {dispersion, mean, worth, trust, weekdays} = this.#pace;
    const days = sum(this.#met);
    const unknown = this.#met.map((met, weekday) => {
      const own = trust[weekday] as number;
      return own === 0 ? 0 : (own * met ** 2) / (weekdays[weekday] as Weekday).weight;
    });
    const pooled = (1 - sum(trust) / WEEK) * (days ** 2 / worth);
    const variance = dispersion * (this.total + mean * (sum(unknown) + pooled));
    return Math.sqrt(Math.max(0, variance));
  }
}

/** The day on which each line reaches the balance, in parts of a day. */
function crossings(balance: number, pace: Pace, {today, leftOfToday}: RunOutQuestion): Edges {
  const outlook = new Outlook(pace);
  const found = {expected: FARTHEST, early: FARTHEST, late: FARTHEST};
  let before: Edges = {expected: 0, early: 0, late: 0};
  const start = weekdayOf(today);
  for (let day = 0, at = 0; at < FARTHEST && found.late === FARTHEST; day += 1) {
    const part = day === 0 ? leftOfToday : 1;
    outlook.add((start + day) % WEEK, part);
    const after = outlook.edges;
    for (const line of ['expected', 'early', 'late'] as const) {
      if (found[line] < FARTHEST || after[line] < balance) continue;
      const share = (balance - before[line]) / (after[line] - before[line]);
      found[line] = Math.min(FARTHEST, at + part * share);
    }
    at += part;
    before = after;
  }
  return found;
}

/**
 * How long a balance lasts.
 *
 * The expected spending of each weekday is a mean of the last {@link LOOK_BACK} days in which a day counts half as
 * much as one {@link HALF_LIFE} days younger, drawn towards the mean of all days as far as chance explains the
 * difference. The balance is spent along these weekdays, from the rest of today on. The interval is where the
 * same walk ends when spending runs higher or lower than expected by a Student quantile of its spread: the scatter
 * of single days, whose variance grows with what they cost, and the uncertainty of the means themselves.
 *
 * Bounds are in days from now, 0 ≤ low ≤ days ≤ high ≤ {@link FARTHEST}. What was added to the balance plays no part.
 */
export function runOut(question: RunOutQuestion): RunOut {
  const days = windowOf(question);
  if (days.filter(({spent}) => spent > 0).length < FEWEST_DAYS) return {kind: 'short-history'};
  const scale = Math.max(...days.map(({spent}) => spent));
  const balance = question.balance / scale;
  const basisDays = days.length;
  if (!(balance > 0)) return {kind: 'days', days: 0, low: 0, high: 0, basisDays};
  const leftOfToday = Math.min(1, Math.max(0, question.leftOfToday || 0));
  const {expected, early, late} = crossings(balance, paceOf(weighted(days, scale)), {...question, leftOfToday});
  return {kind: 'days', days: expected, low: Math.min(early, expected), high: Math.max(late, expected), basisDays};
}
