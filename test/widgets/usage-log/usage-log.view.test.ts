import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {LogRow} from '../../../src/contract/log.js';
import {chipsOf} from '../../../src/widgets/usage-log/usage-log.book.js';
import {totalsView} from '../../../src/widgets/usage-log/totals.view.js';
import {
  columnsOf,
  DEFAULT_COLUMNS,
  nextSort,
  sortOf,
  sortText,
  withColumn,
} from '../../../src/widgets/usage-log/usage-log.columns.js';
import {
  conversationHref,
  costDigits,
  costText,
  rowViews,
} from '../../../src/widgets/usage-log/usage-log.view.js';
import {de} from '../../../src/i18n/de.js';
import {createTranslator} from '../../../src/i18n/translator.js';
import {context, logRow} from './log-rows.js';

const german = {...context, locale: 'de', t: createTranslator({locale: 'de', table: de})};

const euros = (amount: string) => ({amount, currency: 'EUR'});
const options = {columns: DEFAULT_COLUMNS, rowHref: undefined};
const textsOf = (row: LogRow) => rowViews([row], options, context)[0]?.cells.map(({text}) => text);

describe('columns of the log', () => {
  it('are the seven by default, else the picked ones in their order, each once', () => {
    assert.deepEqual(columnsOf(undefined, 'x'), DEFAULT_COLUMNS);
    assert.deepEqual(columnsOf('cost, date provider,cost', 'x'), ['cost', 'date', 'provider']);
  });

  it('leave unknown names out, and are the seven again when none is left', () => {
    assert.deepEqual(columnsOf('date,prise', 'x'), ['date']);
    assert.deepEqual(columnsOf('__proto__ constructor', 'x'), DEFAULT_COLUMNS);
  });
});

describe('a column that is picked', () => {
  it('comes in where it belongs, once, and goes again', () => {
    const more = withColumn(withColumn(DEFAULT_COLUMNS, 'cachedInputTokens', true), 'conversation', true);
    assert.deepEqual(more.slice(3, 6), ['inputTokens', 'cachedInputTokens', 'outputTokens']);
    assert.equal(more.at(-1), 'conversation');
    assert.deepEqual(withColumn(more, 'conversation', true), more);
    assert.deepEqual(withColumn(['cost', 'date'], 'provider', true), ['provider', 'cost', 'date']);
    assert.deepEqual(withColumn(withColumn(['date'], 'co2e', true), 'co2e', false), ['date']);
  });
});

describe('the costs of a page', () => {
  it('stand with their points below each other, in any language', () => {
    const rows = ['0.0182', '12.5', '0.004218', '3'].map((amount) => logRow({cost: euros(amount)}));
    for (const locale of ['en', 'de', 'ar']) {
      const texts = rows.map(({cost}) => costText(cost, {...context, locale}, costDigits(rows)));
      const behind = texts.map((text) => text.length - Math.max(text.lastIndexOf('.'), text.lastIndexOf(','), text.lastIndexOf('٫')));
      assert.equal(new Set(behind).size, 1, texts.join(' '));
    }
  });

  it('are aligned by eight digits at most, and a smaller one keeps all of its own', () => {
    const rows = ['0.000000000012', '1'].map((amount) => logRow({cost: euros(amount)}));
    assert.equal(costDigits(rows), 8);
    assert.equal(costText(rows[0]?.cost, context, 8), '€0.000000000012');
    assert.equal(costText(rows[1]?.cost, context, 8), '€1.00000000');
  });
});

describe('an estimate of CO₂e', () => {
  it('is never told as certain, and a missing one is not zero', () => {
    const columns = ['co2e'] as const;
    const cellOf = (row: LogRow) => rowViews([row], {columns, rowHref: undefined}, context)[0]?.cells[0];
    const co2e = {min: 0.0000081, central: 0.0000123, max: 0.00002, unit: 'kgCO2e'};
    const {text, title} = cellOf(logRow({co2e})) ?? {};
    assert.deepEqual([text, title], ['≈\u00a012\u00a0mg', '8.1–20\u00a0mg']);
    assert.deepEqual([cellOf(logRow())?.text, cellOf(logRow())?.title], ['—', 'Not estimated for this model. It is not zero.']);
  });
});

describe('the sort attribute', () => {
  it('is a column, falling with a minus before it', () => {
    assert.deepEqual(sortOf('-cost', 'x'), {by: 'cost', order: 'desc'});
    assert.deepEqual(sortOf('model', 'x'), {by: 'model', order: 'asc'});
    assert.equal(sortText({by: 'cost', order: 'desc'}), '-cost');
  });

  it('is newest first when it is missing or no sort', () => {
    for (const text of [undefined, '', 'prise', '-', '--date']) {
      assert.deepEqual(sortOf(text, 'x'), {by: 'date', order: 'desc'});
    }
  });

  it('turns round on the same column; figures and dates fall first, names rise first', () => {
    assert.deepEqual(nextSort({by: 'cost', order: 'desc'}, 'cost'), {by: 'cost', order: 'asc'});
    assert.deepEqual(nextSort({by: 'cost', order: 'desc'}, 'totalTokens'), {
      by: 'totalTokens',
      order: 'desc',
    });
    assert.deepEqual(nextSort({by: 'cost', order: 'desc'}, 'project'), {by: 'project', order: 'asc'});
  });
});

describe('a cost', () => {
  it('is never nothing when it is something', () => {
    const amount = fc.tuple(fc.bigInt({min: 1n, max: 10n ** 20n}), fc.integer({min: 0, max: 30}));
    fc.assert(
      fc.property(amount, ([units, scale]) => {
        const digits = String(units).padStart(scale + 1, '0');
        const point = digits.length - scale;
        const text = costText(
          euros(scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`),
          context,
        );
        assert.match(text, /[1-9]/);
      }),
    );
  });

  it('has at most six digits behind the point, or as many as it takes', () => {
    assert.equal(costText(euros('0.0353'), context), '€0.0353');
    assert.equal(costText(euros('0.123456789'), context), '€0.123457');
    assert.equal(costText(euros('0.000004'), context), '€0.000004');
    assert.equal(costText(euros('0.0000000004'), context), '€0.0000000004');
    assert.equal(costText(euros('0'), context), '€0.00');
  });

  it('is a word when there is no price, and a dash when nothing was told', () => {
    assert.equal(costText(null, context), 'Unpriced');
    assert.equal(costText(undefined, context), '—');
  });
});

describe('a row', () => {
  it('shows the moment in the zone of the viewer, all digits, and what is not known as a dash', () => {
    const row = logRow({inputTokens: 9007199254740993n, cost: euros('0.0353')});
    assert.deepEqual(textsOf(row), [
      'Nov 20, 2026, 6:59 PM',
      '—',
      'claude-3-opus',
      '9,007,199,254,740,993',
      '512',
      '2,352',
      '€0.0353',
    ]);
  });

  it('calls what belongs to nothing unattributed', () => {
    assert.equal(textsOf(logRow({project: {id: 'unattributed', name: ''}}))?.[1], 'Unattributed');
    const [row] = rowViews([logRow({project: {id: 'unattributed', name: 'Unattributed'}})], {columns: ['project'], rowHref: undefined}, german);
    assert.equal(row?.cells[0]?.text, 'Nicht zugeordnet');
  });

  it('has a key of its own even where ids repeat', () => {
    const keys = rowViews([logRow(), logRow(), logRow({id: 'u_2'})], options, context).map(({key}) => key);
    assert.equal(new Set(keys).size, 3);
  });
});

describe('the address of a conversation', () => {
  const row = (conversationId: string) => ({id: 'u_1', conversationId});

  it('is the template with the id as one segment of the path', () => {
    assert.equal(
      conversationHref('https://chat.example/c/{conversationId}', row('3f 0c/?#')),
      'https://chat.example/c/3f%200c%2F%3F%23',
    );
    assert.equal(conversationHref('https://chat.example/{id}', row('c')), 'https://chat.example/u_1');
  });

  it('is none for an id that climbs out of the path or cannot be written', () => {
    for (const id of ['..', '.', '', '\ud800'])
      assert.equal(conversationHref('https://chat.example/{conversationId}', row(id)), null);
  });

  it('is none for a template that leads nowhere good', () => {
    for (const template of [
      'javascript:alert("{id}")',
      'https://host@evil/{id}',
      '\\\\evil/{id}',
      'data:,{id}',
      '//evil/{id}',
    ]) {
      assert.equal(conversationHref(template, row('c')), null, template);
    }
  });
});

describe('the totals', () => {
  const total = {columns: DEFAULT_COLUMNS, isFiltered: false, hasUnpriced: false};
  const totals = {totalTokens: 5160000n, cost: euros('12.345678')};

  it('stand below the columns they belong to', () => {
    const view = totalsView(totals, total, context);
    assert.equal(view?.label, 'Total of the period');
    assert.equal(view?.lead, 5);
    assert.deepEqual(
      view?.cells.map(({text}) => text),
      ['5,160,000', '€12.345678'],
    );
  });

  it('say that the true cost is higher when a row has no price', () => {
    const view = totalsView(totals, {...total, hasUnpriced: true, isFiltered: true}, context);
    assert.equal(view?.label, 'Total of the matching rows');
    assert.equal(view?.cells[1]?.text, '≥ €12.345678');
  });

  it('are left out when they are not known or no column shows them', () => {
    assert.equal(totalsView(undefined, total, context), null);
    assert.equal(totalsView(totals, {...total, columns: ['date', 'model']}, context), null);
    assert.equal(totalsView({cost: null}, total, context)?.cells[0]?.text, 'Unpriced');
  });
});

it('names the filters in force by what was met, else by their ids', () => {
  const names = new Map([['provider openai', 'OpenAI'], ['project unattributed', 'Unattributed']]);
  const filters = {provider: ['openai', 'p2'], project: ['unattributed'], model: ['gpt-4o']};
  assert.deepEqual(
    chipsOf(filters, names, context).map(({text}) => text),
    ['Provider: OpenAI', 'Provider: p2', 'Project/Agent: Unattributed', 'Model: gpt-4o'],
  );
  assert.match(chipsOf(filters, names, german)[2]?.text ?? '', /Nicht zugeordnet$/);
});
