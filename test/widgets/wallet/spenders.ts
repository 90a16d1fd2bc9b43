import {addDays} from '../../../src/format/dates.js';
import type {RunOutQuestion} from '../../../src/widgets/wallet/run-out.js';

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Somebody who spends steadily: a ledger up to today, and when the balance was really used up. */
export interface Spender {
  readonly question: RunOutQuestion;
  /** Days from now until the balance was used up, by what was spent after today. */
  readonly truth: number;
}

const WEEKS = {
  even: () => Array.from({length: 7}, () => 1),
  office: (random: () => number) => Array.from({length: 7}, (_, day) => (day === 0 || day === 6 ? 0.4 * random() : 1)),
  own: (random: () => number) => Array.from({length: 7}, () => 0.3 + 1.4 * random()),
};

/**
 * Spenders whose level, weekday pattern and noise stay as they are: every day costs the weekday's part of a level,
 * times log-normal noise of up to 80 %. Histories of 7 to 66 days, balances for 1 to 150 days.
 */
export function* steadySpenders(count: number, seed: number): Generator<Spender> {
  const random = randomNumbers(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const weeks = Object.values(WEEKS);
  for (let index = 0; index < count; index += 1) {
    const level = 10 ** (2 + 5 * random());
    const week = (weeks[index % weeks.length] as (typeof weeks)[number])(random);
    const sigma = Math.sqrt(Math.log(1 + (0.8 * random()) ** 2));
    const today = addDays('2026-11-20', index % 7);
    const spentOn = (date: string) =>
      level * (week[new Date(`${date}T00:00:00Z`).getUTCDay()] as number) * Math.exp(sigma * normal() - sigma ** 2 / 2);
    const days = 7 + Math.floor(60 * random());
    const history = Array.from({length: days}, (_, age) => addDays(today, age - days)).map((date) => ({date, spent: spentOn(date)}));
    const perDay = (level * week.reduce((sum, part) => sum + part, 0)) / 7;
    const question = {balance: perDay * Math.exp(random() * Math.log(150)), history, today, leftOfToday: random()};
    yield {question, truth: livedThrough(question, spentOn)};
  }
}

function livedThrough({balance, today, leftOfToday}: RunOutQuestion, spentOn: (date: string) => number): number {
  let left = balance;
  for (let day = 0, at = 0; ; day += 1) {
    const part = day === 0 ? leftOfToday : 1;
    const spent = part * spentOn(addDays(today, day));
    if (spent >= left) return at + (part * left) / spent;
    left -= spent;
    at += part;
  }
}
