import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {CREDITED_FOR, LONG_AFTER, POLL_DELAYS, RETURN_WITHIN, TopUpPoll} from '../../../src/widgets/wallet/top-up-poll.js';
import {HandClock} from './hand-clock.js';

function polling(members = 1) {
  const clock = new HandClock();
  const poll = new TopUpPoll(clock);
  const asked: number[] = [];
  const leave = Array.from({length: members}, (_, index) =>
    poll.join({
      refresh: async () => {
        if (index === 0) asked.push((clock.time - 1_000_000) / 1000);
      },
      requestUpdate: () => undefined,
    }),
  );
  return {clock, poll, asked, leave};
}

describe('after a payment', () => {
  it('looks at growing distances, calls it long, and stops before three minutes', () => {
    const {clock, poll, asked} = polling();
    poll.observe(100n);
    poll.expect('crediting', 100n);
    assert.equal(poll.phase, 'crediting');
    clock.turn(600);
    const times = POLL_DELAYS.map((_, index) => POLL_DELAYS.slice(0, index + 1).reduce((sum, delay) => sum + delay, 0));
    assert.deepEqual(asked, times);
    assert.ok((times.at(-1) as number) < 180);
    assert.equal(poll.phase, 'slow');
    assert.equal(clock.pending, 0);
  });

  it('is done as soon as the balance grows, also after it stopped looking', () => {
    const {clock, poll, asked} = polling();
    poll.observe(100n);
    poll.expect('crediting', 100n);
    clock.turn(6);
    poll.observe(5_000_100n);
    assert.deepEqual([poll.phase, poll.before], ['credited', 100n]);
    clock.turn(600);
    assert.deepEqual([poll.phase, poll.before], ['none', undefined]);
    assert.equal(asked.length, 2);
    poll.expect('crediting', 5_000_100n);
    clock.turn(600);
    poll.observe(6_000_000n);
    assert.equal(poll.phase, 'credited');
  });

  it('does not take usage for the payment, however much it is', () => {
    const {clock, poll} = polling();
    poll.observe(100n);
    poll.expect('crediting', 100n);
    clock.turn(3);
    poll.observe(40n);
    assert.equal(poll.phase, 'crediting');
    poll.observe(90n);
    assert.equal(poll.phase, 'credited');
  });

  it('ends calmly where the balance before is not known: the credits may be there already', () => {
    const {clock, poll, asked} = polling();
    poll.observe(5_000_100n);
    poll.expect('crediting');
    clock.turn(170);
    assert.deepEqual([poll.phase, asked.length], ['slow', POLL_DELAYS.length - 1]);
    clock.turn(10);
    assert.deepEqual([poll.phase, asked.length, clock.pending], ['none', POLL_DELAYS.length, 0]);
  });

  it('has nothing to wait for when the credits were faster than the user', () => {
    const {clock, poll, asked} = polling();
    poll.observe(5_000_100n);
    poll.expect('crediting', 100n);
    assert.deepEqual([poll.phase, poll.before], ['credited', 100n]);
    clock.turn(CREDITED_FOR / 1000);
    assert.deepEqual([poll.phase, asked.length, clock.pending], ['none', 0, 0]);
  });

  it('looks a few times only, and gives up silently, where nobody knows of a payment', () => {
    const {clock, poll, asked} = polling();
    poll.observe(100n);
    poll.expect('checking', 100n);
    clock.turn(600);
    assert.deepEqual([poll.phase, asked.length, clock.pending], ['none', LONG_AFTER, 0]);
  });

  it('takes a balance that grows without a payment for no payment', () => {
    const {poll} = polling();
    poll.observe(100n);
    poll.observe(500n);
    assert.deepEqual([poll.phase, poll.before], ['none', undefined]);
  });

  it('asks all wallets at the same moment, so that they share one request', () => {
    const {clock, poll, asked, leave} = polling(3);
    poll.observe(1n);
    poll.expect('crediting');
    clock.turn(2);
    assert.deepEqual(asked, [2]);
    leave.forEach((go) => go());
    clock.turn(600);
    assert.deepEqual([asked.length, clock.pending], [1, 0]);
  });

  it('asks nothing while nobody looks, and once when somebody does', () => {
    const {clock, poll, asked} = polling();
    poll.observe(1n);
    poll.expect('crediting');
    clock.isSeen = false;
    clock.turn(600);
    assert.deepEqual(asked, []);
    clock.show();
    assert.deepEqual(asked, [600]);
  });
});

describe('an ordinary return', () => {
  it('asks once, and at most every ten seconds', () => {
    const {clock, poll, asked} = polling();
    poll.observe(1n);
    poll.comeBack();
    assert.deepEqual(asked, []);
    clock.turn(RETURN_WITHIN / 1000);
    for (let event = 0; event < 5; event += 1) poll.comeBack();
    assert.deepEqual(asked, [10]);
    assert.equal(poll.phase, 'none');
  });

  it('asks anew when the page comes back as it was, and counts all its events as one', () => {
    const {clock, poll, asked} = polling();
    poll.observe(1n);
    clock.turn(2);
    poll.comeBack(true);
    poll.comeBack();
    poll.comeBack(true);
    assert.deepEqual(asked, [2]);
  });
});

it('knows once that somebody went where credits are added, and forgets it with its user', () => {
  const {poll} = polling();
  poll.leave();
  assert.deepEqual([poll.takeLeave(), poll.takeLeave()], [true, false]);
  poll.leave();
  poll.forget();
  assert.equal(poll.takeLeave(), false);
});

it('lets one wallet say a balance aloud, and another one the next', () => {
  const {poll} = polling();
  assert.deepEqual([poll.claimVoice(5n), poll.claimVoice(5n), poll.claimVoice(7n), poll.claimVoice(5n)], [true, false, true, true]);
  poll.forget();
  assert.equal(poll.claimVoice(5n), true);
});
