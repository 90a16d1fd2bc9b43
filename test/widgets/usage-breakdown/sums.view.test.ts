import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {figureText} from '../../../src/widgets/usage-breakdown/figures.view.js';
import {sheetOf} from '../../../src/widgets/usage-breakdown/sheet.view.js';
import {tableOf} from '../../../src/widgets/usage-breakdown/table.view.js';
import {context, eur, item, viewOf} from './context.js';

/** What stands there in cents; less than a cent is none, however it is written, and no price is no amount. */
function writtenCents(text: string): bigint | null {
  if (text === 'Unpriced') return null;
  const [, isLess, sign, whole = '', cents = ''] =
    /^(?:≥ )?([<>] )?(-?)€([\d,]+)\.(\d\d)\d*$/.exec(text) ?? assert.fail(`"${text}" is no amount`);
  const size = BigInt(whole.replaceAll(',', '') + cents);
  if (isLess) return 0n;
  return sign ? -size : size;
}

function assertSumsAsWritten(rows: readonly string[], total: string): void {
  const cents = rows.map(writtenCents);
  assert.equal(
    cents.reduce((sum: bigint, each) => sum + (each ?? 0n), 0n),
    writtenCents(total) ?? 0n,
    `${rows.join(' + ')} = ${total}`,
  );
}

const smallCost = fc
  .oneof(fc.integer({min: -30_000, max: 30_000}), fc.constantFrom(3_333, 6_667, 5_000, 15_000, 4, 0))
  .map((units) => eur((units / 1e6).toFixed(6)));
const costlyItem = fc.record({
  id: fc.string(),
  name: fc.string(),
  totalTokens: fc.nat(),
  cost: fc.option(smallCost, {freq: 5}),
  segments: fc.array(
    fc.record({id: fc.constantFrom('x', 'y', 'z'), totalTokens: fc.nat(), cost: fc.option(smallCost)}),
    {maxLength: 3},
  ),
});

test('C4: amounts as they are written sum to the total as it is written, in rows, tables and images', () => {
  fc.assert(
    fc.property(
      fc.array(costlyItem, {minLength: 1, maxLength: 15}),
      fc.integer({min: 1, max: 8}),
      (items, rows) => {
        const view = viewOf({items: [...items, {id: 'unattributed', totalTokens: 1, cost: eur('0.003333')}]}, {metric: 'cost', rows});
        const texts = view.rows.map(({figures}) => figureText(figures, 'cost', context));
        assertSumsAsWritten(texts, view.total);
        for (const [index, text] of texts.entries()) {
          const {costs, unpriced} = view.rows[index]!.figures;
          const isSomething = [...costs.values()].some(({units}) => units !== 0n);
          assert.equal(text === 'Unpriced', costs.size === 0 && unpriced > 0);
          assert.equal(/^(≥ )?-?€0\.00$/.test(text) && isSomething, false, text);
        }
        const table = tableOf(view, '', context);
        const first = table.columns.findIndex(({label}) => label === 'Cost');
        const costColumns = table.columns.flatMap((_, column) => (column === first || column > first + 1 ? [column - 1] : []));
        for (const column of costColumns) {
          const cells = table.rows.map(({cells: all}) => all[column] ?? '').filter((text) => text !== '');
          assertSumsAsWritten(cells, table.footer?.cells[column] ?? '');
        }
        const sheet = sheetOf(view, new Set(), '', context);
        if (sheet.rows.length === view.rows.length)
          assertSumsAsWritten(sheet.rows.map(({value}) => value), sheet.total?.value ?? '');
      },
    ),
    {numRuns: 2_000},
  );
});

test('C4: a third three times is a whole, the exact amount stays, and less than a cent is not nothing', () => {
  const view = viewOf({items: ['a', 'b', 'c'].map((name) => item(name, 1, {cost: eur('0.333')}))}, {metric: 'cost'});
  const texts = (style?: 'exact') => view.rows.map(({figures}) => figureText(figures, 'cost', context, style));
  assert.deepEqual([texts(), view.total], [['€0.34', '€0.33', '€0.33'], '€1.00']);
  assert.deepEqual(texts('exact'), ['€0.333', '€0.333', '€0.333']);
  const tiny = viewOf({items: ['a', 'b'].map((name) => item(name, 1, {cost: eur('0.006')}))}, {metric: 'cost'});
  assert.deepEqual(
    [tiny.rows.map(({figures}) => figureText(figures, 'cost', context)), tiny.total],
    [['€0.01', '< €0.01'], '€0.01'],
  );
});
