import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {LogPage, LogRow} from '../../../src/contract/log.js';
import {NO_FILTERS} from '../../../src/store/usage-store.js';
import {arrange, filterRows, sortRows, totalsOf} from '../../../src/widgets/usage-log/usage-log.local.js';
import {logRow} from './log-rows.js';

const euros = (amount: string) => ({amount, currency: 'EUR'});
const idsOf = (rows: readonly LogRow[]) => rows.map(({id}) => id).join(' ');
const everything = {filters: NO_FILTERS, search: ''};
const page = (items: readonly LogRow[], rest: Partial<LogPage> = {}): LogPage => ({
  items,
  nextCursor: null,
  ...rest,
});

describe('rows that are all here', () => {
  it('G3: are sorted by figures as figures, 1,000 of them too, and stay as they are when they stand so already', () => {
    const tokens = fc.array(fc.bigInt({min: 0n, max: 10n ** 20n}), {maxLength: 1000, size: 'max'});
    fc.assert(
      fc.property(tokens, (counts) => {
        const rows = counts.map((totalTokens, index) => logRow({id: String(index), totalTokens}));
        const sorted = sortRows(rows, {by: 'totalTokens', order: 'desc'});
        assert.equal(sorted.length, rows.length);
        assert.ok(
          sorted.every(
            (row, index) => index === 0 || row.totalTokens <= (sorted[index - 1]?.totalTokens ?? 0n),
          ),
        );
        assert.equal(sortRows(sorted, {by: 'totalTokens', order: 'desc'}), sorted);
      }),
    );
  });

  it('keep rows without a value last in both orders', () => {
    const rows = [
      logRow({id: 'none', cost: null}),
      logRow({id: 'nine', cost: euros('9')}),
      logRow({id: 'ten', cost: euros('10.5')}),
    ];
    assert.equal(idsOf(sortRows(rows, {by: 'cost', order: 'asc'})), 'nine ten none');
    assert.equal(idsOf(sortRows(rows, {by: 'cost', order: 'desc'})), 'ten nine none');
    const projects = [
      logRow({id: 'none'}),
      logRow({id: 'b', project: {id: '2', name: 'b'}}),
      logRow({id: 'A', project: {id: '1', name: 'A'}}),
    ];
    assert.equal(idsOf(sortRows(projects, {by: 'project', order: 'asc'})), 'A b none');
    assert.equal(idsOf(sortRows(projects, {by: 'project', order: 'desc'})), 'b A none');
  });

  it('are filtered by ids and searched by names', () => {
    const rows = [
      logRow({id: '1', provider: {id: 'openai', name: 'OpenAI'}, project: {id: 'p', name: 'Legal bot'}}),
      logRow({id: '2', model: 'gpt-4o'}),
    ];
    assert.equal(idsOf(filterRows(rows, {...everything, search: 'LEGAL'})), '1');
    assert.equal(idsOf(filterRows(rows, {...everything, search: 'gpt'})), '2');
    assert.equal(
      idsOf(filterRows(rows, {filters: {...NO_FILTERS, project: ['unattributed']}, search: ''})),
      '2',
    );
    assert.equal(idsOf(filterRows(rows, {filters: {...NO_FILTERS, provider: ['openai']}, search: ''})), '1');
  });

  it('are summed exactly, and not at all over two currencies', () => {
    const rows = [logRow({cost: euros('0.1')}), logRow({cost: euros('0.2')}), logRow({cost: null})];
    assert.deepEqual(totalsOf(rows), {totalTokens: 7056n, cost: euros('0.3')});
    assert.equal(
      totalsOf([logRow({cost: euros('1')}), logRow({cost: {amount: '1', currency: 'USD'}})]).cost,
      undefined,
    );
    assert.equal(totalsOf([logRow({cost: null})]).cost, null);
    assert.equal(totalsOf([logRow()]).cost, undefined);
  });
});

describe('an answer', () => {
  const rows = [logRow({id: 'few', totalTokens: 1n}), logRow({id: 'many', totalTokens: 9n})];
  const sort = {by: 'totalTokens', order: 'desc'} as const;

  it('that holds every row is put in order and summed up', () => {
    const arranged = arrange(page(rows), sort, true);
    assert.equal(idsOf(arranged.items), 'many few');
    assert.equal(arranged.totals?.totalTokens, 10n);
  });

  it('that is part of a longer log stays as it was sent', () => {
    const first = page(rows, {nextCursor: 'x'});
    assert.equal(arrange(first, sort, true), first);
    const last = page(rows);
    assert.equal(arrange(last, sort, false), last);
  });

  it('keeps the sums the server sent, but not for a part of its rows', () => {
    const totals = {totalTokens: 77n};
    assert.equal(arrange(page(rows, {totals}), sort, true, everything).totals, totals);
    const found = arrange(page([...rows, logRow({model: 'gpt'})], {totals, total: 3n}), sort, true, {
      ...everything,
      search: 'gpt',
    });
    assert.equal(found.total, 1n);
    assert.equal(found.totals?.totalTokens, 2352n);
  });
});
