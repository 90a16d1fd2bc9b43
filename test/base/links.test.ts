import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {safeHref} from '../../src/base/links.js';
import {HOSTILE_ADDRESSES} from '../support/hostile-addresses.js';

const ORIGIN = 'http://localhost';

describe('safeHref', () => {
  for (const [kind, addresses] of HOSTILE_ADDRESSES) {
    it(`B6: refuses ${kind}, whoever wrote it`, () => {
      for (const address of addresses) {
        assert.equal(safeHref(address, 'integrator'), null, JSON.stringify(address));
        assert.equal(safeHref(address, 'api'), null, JSON.stringify(address));
      }
    });
  }

  it('lets the integrator lead to any https address and to the page’s own origin', () => {
    for (const [address, href] of [
      ['https://checkout.stripe.com/c/pay/cs_test_1#a%2Fb', 'https://checkout.stripe.com/c/pay/cs_test_1#a%2Fb'],
      ['https://pay.example/a%2Fb?next=https%3A%2F%2Fx', 'https://pay.example/a%2Fb?next=https%3A%2F%2Fx'],
      ['https://zahlung.müller.example/über', 'https://zahlung.xn--mller-kva.example/%C3%BCber'],
      ['/billing', `${ORIGIN}/billing`],
      ['/c/a%2Fb', `${ORIGIN}/c/a%2Fb`],
      ['billing?x=1:2#top', `${ORIGIN}/billing?x=1:2#top`],
      ['?plan=1', `${ORIGIN}/?plan=1`],
      [`${ORIGIN}/billing`, `${ORIGIN}/billing`],
    ] as const) {
      assert.equal(safeHref(address, 'integrator'), href);
    }
  });

  it('lets an answer lead to https only', () => {
    assert.equal(safeHref('https://pay.example/r/1', 'api'), 'https://pay.example/r/1');
    for (const address of ['/r/1', 'r', `${ORIGIN}/r`, '?r=1']) assert.equal(safeHref(address, 'api'), null);
  });

  it('leads nowhere without an address', () => {
    assert.equal(safeHref(undefined, 'integrator'), null);
    assert.equal(safeHref('', 'integrator'), null);
    assert.equal(safeHref(5 as never, 'integrator'), null);
  });
});
