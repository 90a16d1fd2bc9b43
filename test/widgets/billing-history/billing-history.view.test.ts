import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {parse} from 'csv-parse/sync';
import type {ViewContext} from '../../../src/base/view-context.js';
import {TRANSACTION_TYPES, type Transaction} from '../../../src/contract/transactions.js';
import {csvLine} from '../../../src/format/csv.js';
import {en} from '../../../src/i18n/en.js';
import {createTranslator} from '../../../src/i18n/translator.js';
import {HISTORY_CSV_HEADER, historyRecord} from '../../../src/widgets/billing-history/billing-history.csv.js';
import {
  columnsOf,
  onlyTypes,
  receiptOf,
  transactionView,
  typesOf,
} from '../../../src/widgets/billing-history/billing-history.view.js';

const context: ViewContext = {
  t: createTranslator({locale: 'en', table: en}),
  locale: 'en',
  timeZone: 'Europe/Berlin',
  currency: undefined,
  now: new Date('2026-11-20T18:00:00Z'),
};

const bare: Transaction = {id: 't_1', date: '2026-11-03T09:12:00Z', type: 'top_up'};
const full: Transaction = {
  ...bare,
  description: 'Credit purchase',
  tokens: 5000000n,
  amount: {amount: '5.00', currency: 'EUR'},
  status: 'succeeded',
  balanceAfter: 5734567n,
  receiptUrl: 'https://pay.example/r/1',
};

describe('a movement', () => {
  it('shows what moved with its sign, and what was left', () => {
    const {date, type, credits, amount, status, balanceAfter} = transactionView(full, context);
    assert.deepEqual(
      [date, type, credits, amount],
      ['Nov 3, 2026, 10:12 AM', 'Top-up', '+5,000,000', '€5.00'],
    );
    assert.deepEqual([status, balanceAfter], [{kind: 'succeeded', word: 'Succeeded'}, '5,734,567']);
    const taken = transactionView({...full, tokens: -5n, balanceAfter: -2n}, context);
    assert.deepEqual([taken.credits, taken.balanceAfter], ['-5', '-2']);
  });

  it('shows less when less was sent', () => {
    const {description, credits, amount, status, balanceAfter, receipt} = transactionView(bare, context);
    assert.deepEqual([description, credits, amount, balanceAfter], ['—', '—', '—', '—']);
    assert.deepEqual([status, receipt], [null, null]);
  });

  it('never shows a small amount as nothing', () => {
    assert.equal(
      transactionView({...bare, amount: {amount: '0.001', currency: 'EUR'}}, context).amount,
      '< €0.01',
    );
  });
});

describe('the columns', () => {
  it('are those that a row has something to say in', () => {
    assert.deepEqual(columnsOf([bare]), ['date', 'type']);
    assert.deepEqual(columnsOf([bare, {...bare, tokens: 1n}]), ['date', 'type', 'credits']);
    assert.equal(columnsOf([full]).length, 8);
  });
});

describe('a receipt', () => {
  it('is a link that says what it is and where it opens', () => {
    const receipt = receiptOf(full, context);
    assert.deepEqual(receipt, {
      kind: 'link',
      href: 'https://pay.example/r/1',
      label: 'Receipt of Nov 3, 2026 (opens in a new tab)',
    });
  });

  it('is refused when its address is not plain https', () => {
    const hostile = [
      'javascript:alert(1)',
      ' https://pay.example',
      'https://pay.example\n/x',
      '\u0001https://pay.example',
      '//evil',
      '/\\evil',
      '\\\\evil',
      'https://user@evil',
      'https://a:b@evil',
      'blob:https://x/1',
      'data:text/html,x',
      'vbscript:x',
      '/r/1',
      'http://pay.example/r',
    ];
    for (const receiptUrl of hostile)
      assert.deepEqual(receiptOf({...bare, receiptUrl}, context), {kind: 'refused'}, receiptUrl);
  });
});

describe('the types', () => {
  it('are all of them, or the picked ones that exist', () => {
    assert.equal(typesOf(undefined, 'x'), TRANSACTION_TYPES);
    assert.deepEqual(typesOf('refund, top_up bogus', 'x'), ['refund', 'top_up']);
    assert.equal(typesOf('bogus', 'x'), TRANSACTION_TYPES);
  });

  it('are held where the server sends others', () => {
    const page = {items: [bare, {...bare, type: 'refund' as const}], nextCursor: null, total: 2n};
    assert.equal(onlyTypes(page, TRANSACTION_TYPES), page);
    assert.deepEqual(onlyTypes(page, ['refund']), {items: [page.items[1]], nextCursor: null, total: 1n});
  });
});

describe('the file', () => {
  it('has plain figures, both times, and no address that nobody should follow', () => {
    const hostile = {...bare, description: '=HYPERLINK("https://evil")', receiptUrl: 'javascript:alert(1)'};
    const lines = [
      HISTORY_CSV_HEADER,
      historyRecord({...full, tokens: -5n}, 'Europe/Berlin', 'USD'),
      historyRecord(hostile, 'UTC', 'USD'),
      historyRecord({...bare, amount: {amount: '5', currency: null}}, 'UTC', 'USD'),
    ];
    const records: string[][] = parse(lines.map(csvLine).join(''), {record_delimiter: '\r\n'});
    assert.deepEqual(records[1], [
      't_1',
      '2026-11-03T09:12:00Z',
      '2026-11-03 10:12:00',
      'Europe/Berlin',
      'top_up',
      'Credit purchase',
      '-5',
      '5.00',
      'EUR',
      'succeeded',
      '5734567',
      'https://pay.example/r/1',
    ]);
    assert.deepEqual(records[2]?.slice(4), ['top_up', `'=HYPERLINK("https://evil")`, '', '', '', '', '', '']);
    assert.deepEqual(records[3]?.slice(7, 9), ['5', 'USD']);
  });
});
