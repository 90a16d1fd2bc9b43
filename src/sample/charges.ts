import {DAY} from '../calendar/zone.js';
import {MODELS, PROJECTS, type Named, type SampleModel} from './catalogue.js';

/** One charge of the sample. */
export interface Charge {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly project: Named;
  readonly model: SampleModel;
  readonly inputTokens: number;
  /** Part of `inputTokens`. */
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
  /** Part of `outputTokens`. */
  readonly reasoningTokens: number;
  /** In hundred-millionths of a euro; null = not priced. */
  readonly cost: number | null;
}

const MONTHS = 7;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<T extends {readonly weight: number}>(items: readonly T[], random: number): T {
  let left = random * items.reduce((sum, {weight}) => sum + weight, 0);
  return items.find(({weight}) => (left -= weight) < 0) ?? (items[0] as T);
}

/** Around `median`, with a long tail upwards. */
const skewed = (median: number, random: number): number => Math.ceil(median * Math.exp(2.2 * random - 1.1));

function costOf({prices}: SampleModel, input: number, cached: number, output: number): number | null {
  return prices && (input - cached) * prices.input + cached * prices.cachedInput + output * prices.output;
}

function chargeOf(id: string, at: number, random: () => number): Charge {
  const {weight: _, ...project} = pick(PROJECTS, random());
  const model = pick(MODELS, random());
  const inputTokens = skewed(3200, random());
  const cachedInputTokens = random() < 0.4 ? Math.floor(inputTokens * 0.6) : 0;
  const outputTokens = skewed(620, random());
  const reasoningTokens = Math.floor(outputTokens * model.reasoning);
  const cost = costOf(model, inputTokens, cachedInputTokens, outputTokens);
  return {id, at, project, model, inputTokens, cachedInputTokens, outputTokens, reasoningTokens, cost};
}

/** The charges of a day (counted since 1970): more on working days, in working hours of Europe, in order. */
function chargesOfDay(day: number): Charge[] {
  const random = randomOf(day);
  const isWeekend = (day + 4) % 7 === 0 || (day + 4) % 7 === 6;
  const count = Math.floor((isWeekend ? 2 : 9) + random() * (isWeekend ? 5 : 12));
  const times = Array.from({length: count}, () => day * DAY + Math.floor((6.5 + 11 * random()) * 3_600_000));
  return times.sort((one, other) => one - other).map((at, index) => chargeOf(`c_${day}_${index}`, at, random));
}

/** The instant the sample begins: some months before `now`, on the first of a month (UTC). */
export function beginningOf(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - MONTHS, 1);
}

const days = new Map<number, readonly Charge[]>();

/** All charges up to `now`, oldest first. A day has the same charges whenever it is asked for. */
export function chargesUntil(now: number): Charge[] {
  const first = beginningOf(now) / DAY;
  const all = Array.from({length: Math.floor(now / DAY) - first + 1}, (_, index) => {
    const known = days.get(first + index) ?? chargesOfDay(first + index);
    days.set(first + index, known);
    return known;
  });
  return all.flat().filter(({at}) => at < now);
}
