import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {Balance} from '../../../src/contract/balance.js';
import {runOutView, wantsForecast} from '../../../src/widgets/wallet/forecast.view.js';
import {grantTexts, refillView} from '../../../src/widgets/wallet/refill.view.js';
import type {RunOut} from '../../../src/widgets/wallet/run-out.js';
import type {WalletContext} from '../../../src/widgets/wallet/wallet-context.js';
import {severityOf, walletView} from '../../../src/widgets/wallet/wallet.view.js';
import {viewContext} from '../../support/view-context.js';

const context: WalletContext = {...viewContext(), unit: 'tokens'};
const balance: Balance = {tokens: 1234567n};

describe('severityOf', () => {
  it('reads the sign before anything else', () => {
    assert.equal(severityOf({tokens: -1n, percentage: 90}), 'negative');
    assert.equal(severityOf({tokens: 0n, percentage: 90}), 'empty');
  });

  it('measures against the low mark where there is one', () => {
    const lowBalance = {tokens: 200_000n};
    assert.equal(severityOf({tokens: 200_001n, lowBalance, percentage: 1}), 'ok');
    assert.equal(severityOf({tokens: 200_000n, lowBalance}), 'low');
    assert.equal(severityOf({tokens: 50_000n, lowBalance}), 'critical');
  });

  it('falls back to how full the wallet is, and to ok when nothing says', () => {
    assert.equal(severityOf({tokens: 9n, percentage: 20}), 'low');
    assert.equal(severityOf({tokens: 9n, percentage: 5}), 'critical');
    assert.equal(severityOf({tokens: 9n, percentage: 21}), 'ok');
    assert.equal(severityOf({tokens: 9n}), 'ok');
  });
});

describe('walletView', () => {
  it('writes every digit of the balance, however many', () => {
    assert.equal(walletView({tokens: 9007199254740993n}, context).amount, '9,007,199,254,740,993');
    assert.equal(walletView({tokens: -5710000n}, context).amount, '-5,710,000');
  });

  it('shows a value in its own currency, the configured one, or none, but never an invented one', () => {
    const value = (currency: string | null, configured?: string) =>
      walletView({...balance, estimatedValue: {amount: '45.67', currency}}, {...context, currency: configured}).value;
    assert.equal(value('EUR', 'USD'), '≈ €45.67');
    assert.equal(value(null, 'USD'), '≈ $45.67');
    assert.equal(value(null), '≈ 45.67');
    assert.equal(walletView(balance, context).value, null);
  });

  it('marks a value as an estimate, unless it already says that it is less', () => {
    const value = (amount: string) => walletView({...balance, estimatedValue: {amount, currency: 'EUR'}}, context).value;
    assert.equal(value('-5.71'), '≈ -€5.71');
    assert.equal(value('0.004'), '< €0.01');
  });

  it('counts in tokens, credits, or a word of the integrator’s that has no plural', () => {
    const unit = (word: string, tokens = 2n) => walletView({tokens}, {...context, unit: word}).unit;
    assert.deepEqual(['tokens', 'credits', 'Punkte', ''].map((word) => unit(word)), ['tokens', 'credits', 'Punkte', 'tokens']);
    assert.deepEqual(['tokens', 'credits', 'Punkte'].map((word) => unit(word, 1n)), ['token', 'credit', 'Punkte']);
  });

  it('keeps every digit within reach, and the moment they were true', () => {
    const {exact} = walletView({tokens: 9007199254740993n, asOf: '2026-11-20T18:00:00Z'}, context);
    assert.equal(exact, '9,007,199,254,740,993 tokens · As of Nov 20, 2026, 7:00 PM');
  });

  it('fills the bar as told, else with the low mark where a told percentage becomes low', () => {
    const health = (more: Partial<Balance>) => walletView({...balance, ...more}, context).health;
    assert.deepEqual(health({percentage: 42}), {percent: 42, label: '42% left', isTold: true});
    assert.deepEqual(health({lowBalance: {tokens: 1234567n}}), {percent: 20, label: 'Low at 1,234,567', isTold: false});
    assert.equal(health({tokens: -5n, lowBalance: {tokens: 10n}})?.percent, 0);
    assert.equal(health({tokens: 10n ** 30n, lowBalance: {tokens: 1n}})?.percent, 100);
    assert.deepEqual([health({}), health({lowBalance: {tokens: 0n}})], [null, null]);
  });

  it('C3: keeps the sign of an overdrawn balance and calls it so, however full the server says it is', () => {
    const view = walletView({tokens: -5710000n, percentage: 90}, context);
    assert.deepEqual([view.amount, view.severity, view.severityWord, view.health?.percent], ['-5,710,000', 'negative', 'Overdrawn', 0]);
  });

  it('calls a balance good only where something says so', () => {
    assert.equal(walletView(balance, context).isJudged, false);
    assert.equal(walletView({...balance, percentage: 42}, context).isJudged, true);
    assert.equal(walletView({tokens: 0n}, context).isJudged, true);
  });
});

describe('refillView', () => {
  const refill = (nextAt?: string, tokens: bigint | undefined = 5_000_000n) => refillView({enabled: true, tokens, nextAt}, context);

  it('says that more is ready, when the next comes, or only that it is on, and how much', () => {
    assert.deepEqual(refill('2026-11-01T00:00:00Z'), {kind: 'ready', text: '+5,000,000 ready: added with your next message', moment: null});
    assert.deepEqual(refill('2026-11-30T18:00:00Z'), {
      kind: 'next',
      text: 'Next refill in 10 days: +5,000,000',
      moment: 'Nov 30, 2026, 7:00 PM',
    });
    assert.deepEqual(refill(), {kind: 'on', text: 'Auto-refill is on: +5,000,000 each time', moment: null});
  });

  it('names no amount where none was sent', () => {
    const plain = (nextAt?: string) => refillView({enabled: true, nextAt}, context)?.text;
    assert.equal(plain('2026-11-01T00:00:00Z'), 'A refill is ready: added with your next message');
    assert.equal(plain('2026-11-30T18:00:00Z'), 'Next refill in 10 days');
    assert.equal(plain(), 'Auto-refill is on');
  });

  it('is silent while it is off', () => {
    assert.equal(refillView({enabled: false, tokens: 5n}, context), null);
    assert.equal(refillView(undefined, context), null);
  });
});

describe('grantTexts', () => {
  const grant = (id: string, expiresAt?: string) => ({id, tokens: 500_000n, expiresAt});

  it('names the day a grant ends, in the viewer’s zone', () => {
    assert.deepEqual(grantTexts([grant('g', '2026-12-31T23:30:00Z')], context), ['500,000 tokens expire Jan 1, 2027']);
  });

  it('speaks of a single token as of one', () => {
    const one = (expiresAt?: string) => ({id: 'g', tokens: 1n, expiresAt});
    assert.deepEqual(grantTexts([one('2026-12-31T12:00:00Z'), one()], context), ['1 token expires Dec 31, 2026', '1 token does not expire']);
  });

  it('has the one that ends first on top, no more than three, and leaves out what is gone', () => {
    const grants = [grant('a'), grant('b', '2027-03-01T12:00:00Z'), grant('c', '2026-11-19T12:00:00Z'), grant('d', '2026-12-01T12:00:00Z'), grant('e')];
    assert.deepEqual(grantTexts(grants, context), [
      '500,000 tokens expire Dec 1, 2026',
      '500,000 tokens expire Mar 1, 2027',
      '500,000 tokens do not expire',
      '1 more',
    ]);
  });
});

describe('runOutView', () => {
  const burnRate = {tokensPerDay: 98_000, low: 71_000, high: 140_000};
  const textOf = (more: Partial<Balance>, forecast: RunOut | null = null) => runOutView({...balance, ...more}, {...context, forecast})?.text ?? null;

  it('gives days with their interval, or without one', () => {
    assert.equal(textOf({burnRate}), 'Lasts about 13 days at your pace (8–18)');
    assert.equal(textOf({burnRate: {tokensPerDay: 98_000}}), 'Lasts about 13 days at your pace');
    assert.equal(textOf({burnRate: {tokensPerDay: 98_000, low: 99_000, high: 140_000}}), 'Lasts about 13 days at your pace');
    assert.equal(textOf({burnRate: {...burnRate, low: 0}}), 'Lasts about 13 days at your pace (at least 8)');
    assert.equal(textOf({burnRate: {tokensPerDay: 2e6}}), 'Lasts less than a day at your pace');
    assert.equal(textOf({burnRate: {tokensPerDay: 1}}), 'Lasts more than a year at your pace');
  });

  it('says what it is based on', () => {
    const basis = (more: Partial<Balance>, forecast: RunOut | null = null) => runOutView({...balance, ...more}, {...context, forecast})?.basis;
    assert.equal(basis({burnRate: {...burnRate, basisDays: 12}}), 'Based on the last 12 days');
    assert.equal(basis({burnRate}), null);
    assert.equal(basis({}, {kind: 'days', days: 9, low: 8, high: 10, basisDays: 18}), 'Based on the last 18 days');
  });

  it('takes the forecast where the server has none, and says when there is too little to tell', () => {
    assert.equal(textOf({}, {kind: 'days', days: 12.4, low: 9.2, high: 15.1, basisDays: 30}), 'Lasts about 12 days at your pace (9–16)');
    assert.equal(textOf({}, {kind: 'short-history'}), 'Not enough history yet to say how long it lasts');
    assert.equal(textOf({burnRate}, {kind: 'short-history'}), 'Lasts about 13 days at your pace (8–18)');
  });

  it('is silent without a pace, without a balance, and when a refill covers it', () => {
    assert.equal(textOf({}), null);
    assert.equal(textOf({burnRate: {tokensPerDay: 0}}), null);
    assert.equal(textOf({tokens: 0n, burnRate}), null);
    assert.equal(textOf({burnRate, autoRefill: {enabled: true}}), null);
    assert.equal(textOf({burnRate, autoRefill: {enabled: true, nextAt: '2026-12-01T00:00:00Z'}}), null);
    assert.equal(textOf({burnRate, autoRefill: {enabled: true, nextAt: '2026-11-01T00:00:00Z'}}), null);
  });

  it('speaks when the balance ends before the refill comes, and when the refill is off', () => {
    const text = 'Lasts about 13 days at your pace (8–18)';
    assert.equal(textOf({burnRate, autoRefill: {enabled: true, nextAt: '2026-12-24T00:00:00Z'}}), text);
    assert.equal(textOf({burnRate, autoRefill: {enabled: false, nextAt: '2026-12-01T00:00:00Z'}}), text);
  });

  it('never speaks of NaN, infinity or negative days', () => {
    const perDay = fc.double({min: 0, max: 1e12, noNaN: true});
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 12n), 10n ** 15n), perDay, perDay, perDay, (tokens, tokensPerDay, low, high) => {
        const text = textOf({tokens, burnRate: {tokensPerDay, low, high}}) ?? '';
        assert.doesNotMatch(text, /NaN|Infinity|∞|-\d|—/);
      }),
    );
  });
});

describe('wantsForecast', () => {
  it('is true only where the server has no pace, something is left, and no refill covers it whenever it has to', () => {
    const wants = (more: Partial<Balance>) => wantsForecast({...balance, ...more}, context.now);
    assert.equal(wants({}), true);
    assert.equal(wants({burnRate: {tokensPerDay: 1}}), false);
    assert.equal(wants({tokens: 0n}), false);
    assert.equal(wants({autoRefill: {enabled: true}}), false);
    assert.equal(wants({autoRefill: {enabled: true, nextAt: '2027-01-01T00:00:00Z'}}), true);
  });
});
