import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {ReactiveController} from 'lit';
import {localDateOf} from '../../../src/format/dates.js';
import {Midnight, nextMidnight} from '../../../src/widgets/range-picker/midnight.js';

const ZONES = [
  'Europe/Berlin', 'America/New_York', 'Africa/Cairo', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Kiritimati',
  'Pacific/Pago_Pago', 'America/St_Johns', 'Asia/Beirut', 'America/Havana', 'Antarctica/Troll', 'UTC',
];
const at = (text: string) => Date.parse(text);

describe('the next midnight', () => {
  it('is the first moment of the next day, on any day in any zone', () => {
    const moment = fc.integer({min: at('2020-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z')});
    fc.assert(fc.property(moment, fc.constantFrom(...ZONES), (now, zone) => {
      const next = nextMidnight(now, zone);
      const today = localDateOf(now, zone);
      assert.equal(localDateOf(next - 1, zone), today);
      assert.ok(localDateOf(next, zone) > today);
    }), {numRuns: 300});
  });

  it('is 23 or 25 hours away where the clocks change', () => {
    const hours = (now: string, zone: string) => (nextMidnight(at(now), zone) - at(now)) / 3_600_000;
    assert.equal(hours('2026-03-28T23:00:00Z', 'Europe/Berlin'), 23);
    assert.equal(hours('2026-10-24T22:00:00Z', 'Europe/Berlin'), 25);
    assert.equal(hours('2026-04-23T22:00:00Z', 'Africa/Cairo'), 23);
  });
});

describe('a host with a calendar', () => {
  it('is redrawn once when the day ends in its zone, and not any more after it left', (t) => {
    t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: at('2026-11-20T22:59:59Z')});
    let redrawn = 0;
    let controller: ReactiveController | undefined;
    const host = {
      addController: (added: ReactiveController) => (controller = added),
      removeController: () => undefined,
      requestUpdate: () => redrawn++,
      updateComplete: Promise.resolve(true),
    };
    new Midnight(host, () => 'Europe/Berlin');
    controller?.hostConnected?.();
    t.mock.timers.tick(999);
    assert.equal(redrawn, 0);
    t.mock.timers.tick(1);
    assert.equal(redrawn, 1);
    t.mock.timers.tick(86_400_000);
    assert.equal(redrawn, 2);
    controller?.hostDisconnected?.();
    t.mock.timers.tick(86_400_000);
    assert.equal(redrawn, 2);
  });

  it('waits for the midnight of another zone once it has one', (t) => {
    t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: at('2026-11-20T10:00:00Z')});
    let [redrawn, zone] = [0, 'Europe/Berlin'];
    let controller: ReactiveController | undefined;
    const host = {
      addController: (added: ReactiveController) => (controller = added),
      removeController: () => undefined,
      requestUpdate: () => redrawn++,
      updateComplete: Promise.resolve(true),
    };
    new Midnight(host, () => zone);
    controller?.hostConnected?.();
    zone = 'Asia/Kathmandu';
    controller?.hostUpdated?.();
    t.mock.timers.tick(8.25 * 3_600_000);
    assert.equal(redrawn, 1);
    controller?.hostDisconnected?.();
  });
});
