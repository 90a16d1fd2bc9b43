import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {addDecimals, decimalText} from '../../../src/format/decimal.js';
import {amountOf} from '../../../src/base/amounts.js';
import {MAX_PARTS, partsOf, placesOf} from '../../../src/widgets/usage-summary/usage-summary.series.js';
import {trendMetrics, trendView, type TrendView} from '../../../src/widgets/usage-summary/usage-summary.trend.js';
import {FIGURES} from '../../../src/widgets/usage-summary/usage-summary.view.js';
import {summaryContext, summaryOf, threeDays, unusualDay} from './summary-answer.js';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u2009\u202f]/g, ' ').replace(/ ?– ?/, '–');

function trend(body: object, metric: 'tokens' | 'cost' | 'requests' = 'tokens'): TrendView {
  return trendView(summaryOf(body), metric, summaryContext()) as TrendView;
}

describe('the trend', () => {
  it('has a column per bucket, stacked by provider, the largest first', () => {
    const {model} = trend(threeDays);
    assert.deepEqual(model.buckets.map(({key}) => key), ['2026-11-18', '2026-11-19', '2026-11-20']);
    assert.deepEqual(model.series.map(({label, values}) => [label, values]), [
      ['OpenAI', [75, 150, 225]], ['Anthropic', [25, 50, 75]],
    ]);
  });

  it('keeps the colour of a provider when the order changes', () => {
    const colors = (metric: 'tokens' | 'requests') =>
      new Map(trend(threeDays, metric).model.series.map(({key, color}) => [key, color]));
    assert.equal(colors('tokens').get('openai'), colors('requests').get('openai'));
  });

  it('names measure and interval, its highest column and the one still running', () => {
    const {heading, sentences, description} = trend(threeDays);
    assert.equal(heading, 'Tokens per day');
    assert.deepEqual(sentences, ['Highest: 300 tokens on Fri, Nov 20, 2026 (so far).', 'Striped: Fri, Nov 20, 2026, so far.']);
    assert.ok(description.endsWith('Tokens by provider: OpenAI 75.0%, Anthropic 25.0%.'));
  });

  it('says and marks which day is far from its usual, and who made most of it', () => {
    const {spike, model, description} = trend(unusualDay());
    const driver = {dimension: 'provider', id: 'mistral', name: 'Mistral', percent: 80n};
    assert.deepEqual(spike, {time: 'Sun, Nov 8, 2026', ratio: 4.2, day: '2026-11-08', place: 7, driver});
    assert.deepEqual(model.buckets.flatMap(({marked}, place) => (marked ? [place] : [])), [7]);
    assert.ok(description.includes('Sun, Nov 8, 2026: 4.2× usual; 80% Mistral.'));
    assert.equal(trend(threeDays).spike, null);
  });

  it('says so without a name where nothing is told apart, and not of hours', () => {
    const {series, ...rest} = unusualDay();
    const whole = series.map(({segments, ...point}) => ({...point, segments: segments.slice(2)}));
    const {spike, description} = trend({...rest, series: whole});
    assert.equal(spike?.driver, null);
    assert.ok(description.includes('Sun, Nov 8, 2026: 4.2× usual.'));
    assert.equal(trend({...unusualDay(), interval: 'week'}).spike, null);
  });

  it('takes a name in the note as text', () => {
    assert.ok(trend(unusualDay('{time}<b>', '__proto__')).description.includes('4.2× usual; 80% {time}<b>.'));
  });

  it('G4: has the same numbers as a table', () => {
    const {table} = trend(threeDays);
    assert.equal(plain(table.caption), 'Tokens per day, Nov 18–20, 2026');
    assert.deepEqual(table.columns.map(({label}) => label), ['Day', 'OpenAI', 'Anthropic', 'Total']);
    assert.deepEqual(table.rows.map(({cells}) => cells), [['75', '25', '100'], ['150', '50', '200'], ['225', '75', '300']]);
    assert.equal(table.rows[2]?.header, 'Fri, Nov 20, 2026 (so far)');
  });

  it('tells the parts of a column, and all of it', () => {
    const content = trend(threeDays, 'cost').tooltip(1);
    assert.equal(content.title, 'Thu, Nov 19, 2026');
    assert.deepEqual(content.rows.map(({label, value}) => [label, value]), [['OpenAI', '€0.12'], ['Anthropic', '€0.08']]);
    assert.equal(content.footer?.value, '€0.20');
  });

  it('is not there without a series', () => {
    assert.equal(trendView(summaryOf({totalTokens: 1, totalCost: 1}), 'tokens', summaryContext()), null);
  });
});

describe('days without a bucket', () => {
  const sparse = {...threeDays, series: [threeDays.series[1]], totalTokens: 200};

  it('are gaps, not zeros, up to both ends of the period', () => {
    const {table, model} = trend(sparse);
    assert.deepEqual(table.rows.map(({cells}) => cells.at(-1)), ['—', '200', '—']);
    assert.deepEqual(model.series[0]?.values, [null, 150, null]);
  });

  it('are told apart from days without usage', () => {
    const series = [{start: '2026-11-18', totalTokens: 0}, ...threeDays.series.slice(1)];
    assert.deepEqual(trend({...threeDays, series}).table.rows[0]?.cells, ['0', '0', '0']);
  });

  it('are found for hours, weeks and months as well', () => {
    const starts = (interval: string, list: string[]) => {
      const series = list.map((start) => ({start, totalTokens: 1}));
      return placesOf(summaryOf({totalTokens: 1, cost: null, interval, series})).map(({start}) => start);
    };
    assert.deepEqual(starts('month', ['2026-01-01', '2026-04-01']), ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']);
    assert.deepEqual(starts('week', ['2026-11-02', '2026-11-16']), ['2026-11-02', '2026-11-09', '2026-11-16']);
    const hours = starts('hour', ['2026-10-25T00:00:00Z', '2026-10-25T04:00:00+01:00']);
    assert.deepEqual(hours.slice(0, -1), ['2026-10-25T00:00:00Z', '2026-10-25T01:00:00.000Z', '2026-10-25T02:00:00.000Z']);
  });

  it('never become endless', () => {
    const series = ['0001-01-01', '9998-01-01'].map((start) => ({start, totalTokens: 1}));
    assert.ok(placesOf(summaryOf({totalTokens: 2, cost: null, series})).length <= 1002);
  });
});

describe('what is not priced', () => {
  const segments = [
    {id: 'openai', name: 'OpenAI', totalTokens: 1, cost: {amount: '0.000004', currency: 'EUR'}},
    {id: 'local', name: 'Local', totalTokens: 1, cost: null},
  ];
  const body = {
    totalTokens: 2, cost: {amount: '0.000004', currency: 'EUR'}, interval: 'day',
    series: [{start: '2026-11-20', totalTokens: 2, cost: {amount: '0.000004', currency: 'EUR'}, segments}],
  };

  it('is never zero: in the legend, the table and the tooltip', () => {
    const {legend, table, tooltip} = trend(body, 'cost');
    assert.deepEqual(legend.map(({value, share}) => [value, share]), [['< €0.01', '100.0%'], ['Unpriced', '—']]);
    assert.deepEqual(table.rows[0]?.cells, ['< €0.01', 'Unpriced', '≥ €0.000004']);
    assert.deepEqual(tooltip(0).rows.map(({value}) => value), ['< €0.01', 'Unpriced']);
    assert.equal(tooltip(0).footer?.value, '≥ €0.000004');
  });

  it('is not a gap either', () => {
    const {table} = trend({...body, series: [{start: '2026-11-19', totalTokens: 5, cost: null}, ...body.series]}, 'cost');
    assert.equal(table.rows[0]?.cells.at(-1), 'Unpriced');
  });

  it('makes the sum of the others a lower bound', () => {
    const first = {...body.series[0], start: '2026-11-19', segments: [{...segments[0], cost: null}]};
    const {legend} = trend({...body, series: [first, ...body.series]}, 'cost');
    assert.equal(legend.find(({label}) => label === 'OpenAI')?.value, '≥ €0.000004');
  });
});

describe('measures', () => {
  it('are offered when the series has them, among the wished ones', () => {
    assert.deepEqual(trendMetrics(summaryOf(threeDays), FIGURES), ['tokens', 'cost', 'requests']);
    assert.deepEqual(trendMetrics(summaryOf(threeDays), ['cost', 'average']), ['cost']);
    const poor = summaryOf({totalTokens: 1, cost: null, series: [{start: '2026-11-20', totalTokens: 1, cost: null}]});
    assert.deepEqual(trendMetrics(poor, FIGURES), ['tokens']);
    assert.deepEqual(trendMetrics(poor, ['cost']), ['tokens']);
  });

  it('that are not split by provider are drawn as one', () => {
    const series = threeDays.series.map(({segments, ...point}) => ({...point, segments: segments.map(({requests: _, ...rest}) => rest)}));
    const {legend, model, table} = trend({...threeDays, series}, 'requests');
    assert.deepEqual(legend, []);
    assert.deepEqual(model.series.map(({values}) => values), [[1, 2, 3]]);
    assert.deepEqual(table.columns.map(({label}) => label), ['Day', 'Requests']);
  });
});

describe('providers', () => {
  const many = (count: number) => Array.from({length: count}, (_, index) => ({
    id: `p${index}`, name: `Provider ${index}`, totalTokens: count - index,
  }));
  const day = (segments: object[], totalTokens: number) => ({totalTokens, cost: null, series: [{start: '2026-11-20', totalTokens, segments}]});

  it('beyond eight share one grey rest that is counted', () => {
    const {legend} = trend(day(many(10_000), 50_005_000));
    assert.equal(legend.length, MAX_PARTS);
    assert.equal(legend.at(-1)?.label, 'Other (9,993)');
  });

  it('with names of a trap are shown as they are', () => {
    const names = ['hasOwnProperty', '__proto__', '{b}', '<img src=x>', 'x'.repeat(5000), '\u202eoverride'];
    const segments = names.map((name) => ({id: name, name, totalTokens: 1}));
    assert.deepEqual(trend(day(segments, names.length)).legend.map(({label}) => label), names);
  });

  it('that make less than their bucket leave the rest unattributed, last', () => {
    const {legend, table} = trend(day([{id: 'openai', name: 'OpenAI', totalTokens: 1}], 10));
    assert.deepEqual(legend.map(({label, value}) => [label, value]), [['OpenAI', '1'], ['Unattributed', '9']]);
    assert.deepEqual(table.rows[0]?.cells, ['1', '9', '10']);
  });

  it('that make more than their bucket are drawn as sent, and it is said', () => {
    const {sentences} = trend(day([{id: 'openai', name: 'OpenAI', totalTokens: 12}], 10));
    assert.equal(sentences.at(-1), 'Parts add up to 12 tokens; the total was sent as 10 tokens.');
  });

  it('sum to the series, whatever comes', () => {
    const part = fc.record({id: fc.constantFrom('a', 'b', 'c', 'unattributed', '__proto__'), totalTokens: fc.nat(1e9), name: fc.constant('n')});
    const point = fc.array(part, {maxLength: 6}).map((segments) => ({
      segments, totalTokens: segments.reduce((sum, {totalTokens}) => sum + totalTokens, 0),
      cost: {amount: String(segments.length / 8), currency: 'EUR'},
    }));
    fc.assert(fc.property(fc.array(point, {minLength: 1, maxLength: 20}), (points) => {
      const series = points.map((each, index) => ({...each, start: `2026-11-${String(index + 1).padStart(2, '0')}`}));
      const summary = summaryOf({totalTokens: 0, cost: null, series});
      for (const metric of ['tokens', 'cost'] as const) {
        const none = {units: 0n, scale: 0};
        const parts = partsOf(placesOf(summary), metric).map(({total}) => total ?? none);
        const wholes = summary.series.map((each) => amountOf(each, metric) ?? none);
        assert.equal(decimalText(parts.reduce(addDecimals, none)), decimalText(wholes.reduce(addDecimals, none)));
      }
    }));
  });
});
