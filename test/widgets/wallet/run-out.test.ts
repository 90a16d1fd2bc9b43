import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {addDays} from '../../../src/format/dates.js';
import {FARTHEST, LOOK_BACK} from '../../../src/widgets/wallet/horizon.js';
import {runOut, type RunOut, type RunOutQuestion} from '../../../src/widgets/wallet/run-out.js';
import {steadySpenders} from './spenders.js';

const TODAY = '2026-11-20'; // a Friday
const LEDGERS = 10_000;

function question(spent: readonly number[], balance: number, more: Partial<RunOutQuestion> = {}): RunOutQuestion {
  const history = spent.map((amount, index) => ({date: addDays(TODAY, index - spent.length), spent: amount}));
  return {balance, history, today: TODAY, leftOfToday: 1, ...more};
}

function daysOf(answer: RunOut): Extract<RunOut, {kind: 'days'}> {
  assert.equal(answer.kind, 'days');
  return answer as Extract<RunOut, {kind: 'days'}>;
}

const every = (count: number, amount: number) => Array.from({length: count}, () => amount);

describe('runOut', () => {
  it('divides the balance by the pace of somebody who spends the same every day', () => {
    const {days, low, high} = daysOf(runOut(question(every(30, 100), 1000)));
    assert.deepEqual([days, low, high].map((value) => Math.round(value * 1e6) / 1e6), [10, 10, 10]);
    const later = daysOf(runOut(question(every(30, 100), 1000, {leftOfToday: 0.25})));
    assert.ok(Math.abs(later.days - 10) < 1e-6);
  });

  it('knows that nothing is spent at the weekend', () => {
    const office = Array.from({length: 28}, (_, index) => {
      const weekday = new Date(`${addDays(TODAY, index - 28)}T00:00:00Z`).getUTCDay();
      return weekday === 0 || weekday === 6 ? 0 : 100;
    });
    const {days} = daysOf(runOut(question(office, 150)));
    assert.ok(days > 3 && days < 4, `Friday, two free days, half of Monday; not ${days}`);
  });

  it('believes the last days more than those a month ago', () => {
    const growing = daysOf(runOut(question([...every(15, 50), ...every(15, 150)], 3000)));
    assert.ok(growing.days < 30 * 0.9, `${growing.days} days; the mean of all days says 30`);
    assert.ok(growing.low < growing.days && growing.days < growing.high);
  });

  it('does not look farther back than 30 days, nor before the first day of spending', () => {
    const recent = every(LOOK_BACK, 100);
    assert.deepEqual(runOut(question([...every(200, 1e6), ...recent], 1000)), runOut(question(recent, 1000)));
    assert.deepEqual(runOut(question([...every(12, 0), ...every(18, 100)], 1000)), runOut(question(every(18, 100), 1000)));
  });

  it('tells how many days it looked back', () => {
    const basis = (spent: readonly number[], balance = 1000) => daysOf(runOut(question(spent, balance))).basisDays;
    assert.deepEqual([basis(every(200, 100)), basis([...every(12, 0), ...every(18, 100)]), basis([...every(7, 100), ...every(3, 0)], 0)], [30, 18, 10]);
  });

  it('says nothing under 7 days with spending', () => {
    assert.deepEqual(runOut(question(every(6, 100), 1000)), {kind: 'short-history'});
    assert.deepEqual(runOut(question([...every(6, 100), ...every(20, 0)], 1000)), {kind: 'short-history'});
    assert.deepEqual(runOut(question([], 1000)), {kind: 'short-history'});
    assert.equal(runOut(question(every(7, 100), 1000)).kind, 'days');
  });

  it('takes missing days for days without spending, and the order as it comes', () => {
    const spent = Array.from({length: 30}, (_, index) => (index % 3 === 0 ? 300 : 0));
    const full = question(spent, 2000);
    const sparse = {...full, history: full.history.filter((day) => day.spent > 0).reverse()};
    assert.deepEqual(runOut(sparse), runOut(full));
  });

  it('ends at once without a balance, and at a year with more than enough', () => {
    assert.deepEqual(runOut(question(every(30, 100), 0)), {kind: 'days', days: 0, low: 0, high: 0, basisDays: 30});
    assert.deepEqual(runOut(question(every(30, 100), -5)), {kind: 'days', days: 0, low: 0, high: 0, basisDays: 30});
    assert.equal(daysOf(runOut(question(every(30, 1), 1e30))).days, FARTHEST);
  });

  it('is as wide as the spending is uneven', () => {
    const noisy = Array.from({length: 30}, (_, index) => (index % 2 === 0 ? 20 : 180));
    const [calm, wild] = [every(30, 100), noisy].map((spent) => daysOf(runOut(question(spent, 1000))));
    assert.ok((wild?.high ?? 0) - (wild?.low ?? 0) > 2 * ((calm?.high ?? 0) - (calm?.low ?? 0)) + 1);
  });

  it(`speaks of no NaN and no negative days in ${LEDGERS} ledgers of any kind`, () => {
    const amount = fc.oneof(
      fc.constant(0),
      fc.double({min: 0, max: 1e6, noNaN: true}),
      fc.double({min: 0, max: Number.MAX_VALUE}),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -5, 5e-324),
    );
    const ledger = fc.record({
      spent: fc.array(amount, {maxLength: 45}),
      balance: fc.oneof(fc.double(), fc.double({min: 0, max: 1e9, noNaN: true})),
      leftOfToday: fc.oneof(fc.double(), fc.double({min: 0, max: 1, noNaN: true})),
      shift: fc.nat(6),
    });
    const check = fc.property(ledger, ({spent, balance, leftOfToday, shift}) => {
      const asked = question(spent, balance, {leftOfToday});
      const answer = runOut({...asked, today: addDays(TODAY, shift)});
      if (answer.kind === 'short-history') return;
      const {days, low, high} = answer;
      assert.ok(0 <= low && low <= days && days <= high && high <= FARTHEST, JSON.stringify(answer));
    });
    fc.assert(check, {numRuns: LEDGERS});
  });

  it(`holds the true end of at least 95 % of ${LEDGERS} steady spenders, with weekdays and noise`, (test) => {
    let held = 0;
    const widths: number[] = [];
    for (const {question: asked, truth} of steadySpenders(LEDGERS, 20261120)) {
      const {days, low, high} = daysOf(runOut(asked));
      held += Number(low <= truth && (truth <= high || high === FARTHEST));
      widths.push((high - low) / days);
    }
    const [share, width] = [held / LEDGERS, widths.sort((a, b) => a - b)[LEDGERS / 2] as number];
    test.diagnostic(`held ${(100 * share).toFixed(2)} %, median width ${width.toFixed(2)} of the days`);
    assert.ok(share >= 0.95, `only ${share}`);
    assert.ok(width < 1, `an interval ${width} times as wide as its days says nothing`);
  });
});
