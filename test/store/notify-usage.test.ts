import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it, mock} from 'node:test';
import fc from 'fast-check';
import {logout, NOTIFY_EVERY, notifyUsage, pageState, refresh} from '../../src/store/page.js';

let now = 0;
const asks: number[] = [];
let stop: () => void;

function turn(milliseconds: number): void {
  for (let step = 0; step < milliseconds; step += 10) {
    now += 10;
    mock.timers.tick(10);
  }
}

/** A document for a layer that has none, whose tab can be hidden. */
class FakeDocument extends EventTarget {
  hidden = false;

  show(hidden: boolean): void {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

describe('notifyUsage', () => {
  beforeEach(() => {
    mock.timers.enable({apis: ['setTimeout']});
    mock.method(performance, 'now', () => now);
    now += 60_000;
    refresh();
    asks.length = 0;
    stop = pageState.subscribe(({signedIn}) => void (signedIn && asks.push(now)));
  });

  afterEach(() => {
    stop();
    mock.timers.reset();
    mock.restoreAll();
    Reflect.deleteProperty(globalThis, 'document');
  });

  it('asks once within three seconds, however often it is called', () => {
    for (let call = 0; call < 50; call += 1) notifyUsage();
    turn(3000);
    assert.equal(asks.length, 1);
    turn(10_000);
    assert.equal(asks.length, 1);
  });

  it('never asks twice within three seconds, and never leaves the last call without an answer', () => {
    const gaps = fc.array(fc.integer({min: 0, max: 400}).map((tens) => tens * 10), {minLength: 1, maxLength: 30});
    fc.assert(
      fc.property(gaps, (all) => {
        turn(10_000);
        asks.length = 0;
        let last = 0;
        for (const gap of all) {
          turn(gap);
          notifyUsage();
          last = now;
        }
        turn(NOTIFY_EVERY);
        for (const [index, at] of asks.entries()) assert.ok(index === 0 || at - (asks[index - 1] as number) >= NOTIFY_EVERY);
        assert.ok((asks.at(-1) as number) >= last && (asks.at(-1) as number) <= last + NOTIFY_EVERY);
      }),
      {numRuns: 50},
    );
  });

  it('asks nothing in a hidden tab, and once when it is seen', () => {
    const page = new FakeDocument();
    Object.assign(globalThis, {document: page});
    page.show(true);
    for (let minute = 0; minute < 10; minute += 1) {
      notifyUsage();
      turn(1000);
    }
    assert.equal(asks.length, 0);
    page.show(false);
    page.show(false);
    assert.equal(asks.length, 1);
  });

  it('asks nothing for a user who signed out meanwhile', () => {
    notifyUsage();
    logout();
    turn(10_000);
    assert.equal(asks.length, 0);
  });
});
