import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {de} from '../../../src/i18n/de.js';
import {createTranslator} from '../../../src/i18n/translator.js';
import {footprint} from '../../../src/testing/footprint.js';
import {methodView} from '../../../src/widgets/sustainability/sustainability.method.js';
import {intervalPlace, MAX_MODELS, modelsView} from '../../../src/widgets/sustainability/sustainability.models.js';
import {bandView, trendImpacts} from '../../../src/widgets/sustainability/sustainability.trend.js';
import {
  coverageText, footprintView, impactsOf, isEmpty, isUnestimated,
} from '../../../src/widgets/sustainability/sustainability.view.js';
import {HOSTILE_NAMES} from '../../chart/options/hostile.js';
import {estimate, footprintContext, metricsOf, olderMetrics, plain} from './footprint.js';

const context = footprintContext();
const german = footprintContext({locale: 'de', t: createTranslator({locale: 'de', table: de})});
const totalsOf = (min: number, central: number, max: number) => ({totals: {co2e: estimate(min, central, max)}});

describe('the head of the footprint', () => {
  it('tells the month of the specification in its words', () => {
    const {headline, lines, scale, chip, coverage, period} = footprintView(metricsOf(), context);
    assert.equal(plain(headline?.central ?? ''), '≈ 200 g CO₂e');
    assert.equal(plain(headline?.range ?? ''), 'estimated range 160–250 g');
    assert.deepEqual(lines.map(({central, short}) => plain(`${central} ${short}`)), ['≈ 0.49 kWh (0.37–0.61)', '≈ 1.8 L (1.3–2.3)']);
    assert.deepEqual(scale.map(plain), [
      'about 1.4 km of driving a petrol or diesel car (1.1–1.8 km)',
      'about 98 h of light from a 5-watt LED lamp (74–120 h)',
      'about 26 full charges of a phone (20–32)',
    ]);
    assert.equal(chip, 'Estimate · EcoLogits 0.11.2 · 2025 grid data');
    assert.equal(coverage, '98% of answer tokens are covered by the estimate; 1 model not covered.');
    assert.equal(plain(period ?? ''), 'Oct 22–Nov 20, 2026');
  });

  it('tells it in German', () => {
    const {headline, scale} = footprintView(metricsOf(), german);
    assert.equal(plain(headline?.range ?? ''), 'geschätzte Spanne 160–250 g');
    assert.equal(plain(scale[0] ?? ''), 'etwa 1,4 km Autofahrt mit Verbrenner (1,1–1,8 km)');
  });

  it('says that a range of no width is not certain', () => {
    const {headline, lines} = footprintView(metricsOf(totalsOf(0.094, 0.094, 0.094)), context);
    assert.equal(headline?.range, 'No published range for these models; the true uncertainty is larger.');
    assert.deepEqual(lines, []);
  });

  it('says of the older forms that no range was supplied', () => {
    const {headline, lines} = footprintView(olderMetrics({totalKWh: 0.5, totalWaterL: 2, totalCO2e: 0.2}), context);
    assert.equal(headline?.range, 'No range supplied');
    assert.deepEqual(lines.map(({short}) => short), ['(no range supplied)', '(no range supplied)']);
  });

  it('never shows a middle without a range or the reason there is none', () => {
    const bound = fc.double({min: 0, max: 1000, noNaN: true});
    fc.assert(fc.property(fc.tuple(bound, bound, bound), (values) => {
      const [min = 0, central = 0, max = 0] = values.sort((a, b) => a - b);
      const {headline} = footprintView(metricsOf(totalsOf(min, central, max)), context);
      assert.match(headline?.range ?? '', /^(estimated range|No published range)/);
    }));
  });

  it('takes what is not estimated for unknown, never for zero', () => {
    const coverage = {outputTokens: 1000, estimatedOutputTokens: 0, notEstimated: [{provider: 'x', model: 'claude-3-opus', outputTokens: 1000, reason: 'model-not-registered'}]};
    const metrics = metricsOf({...totalsOf(0, 0, 0), coverage, byModel: []});
    assert.ok(isUnestimated(metrics) && !isEmpty(metrics));
    const {headline, scale, notes, summary} = footprintView(metrics, context);
    assert.equal(headline, null);
    assert.deepEqual(scale, []);
    assert.match(notes.join(' '), /not zero/);
    assert.equal(summary, 'Not estimated');
  });

  it('never rounds an incomplete coverage up to all', () => {
    const coverage = {outputTokens: 1_000_000, estimatedOutputTokens: 999_999};
    assert.match(coverageText(metricsOf({coverage}), context) ?? '', /^99.9%/);
    assert.equal(coverageText(metricsOf({coverage: {outputTokens: 5, estimatedOutputTokens: 5}}), context), null);
  });

  it('is empty only where nothing was used', () => {
    assert.ok(isEmpty(metricsOf({...totalsOf(0, 0, 0), coverage: {outputTokens: 0, estimatedOutputTokens: 0}})));
    assert.ok(!isEmpty(metricsOf()));
    assert.ok(!isEmpty(metricsOf(totalsOf(0, 0, 0))), 'tokens were used');
  });

  it('says how old figures of more than two days are', () => {
    const at = (generatedAt: string) => footprintView(metricsOf({generatedAt}), context).notes.join();
    assert.match(at('2026-11-18T18:00:00Z'), /^As of Nov 18, 2026/);
    assert.equal(at('2026-11-18T20:00:00Z'), '');
  });

  it('says that filters do not apply', () => {
    assert.match(footprintView(metricsOf(), footprintContext({isFiltered: true})).notes.join(), /filters do not apply/);
  });

  it('shows the impacts that are asked for, and all where none is known', () => {
    assert.deepEqual(impactsOf('water, energy, soil'), {impacts: ['energy', 'water'], unknown: ['soil']});
    assert.deepEqual(impactsOf('soil').impacts, ['co2e', 'energy', 'water']);
    const {headline, scale} = footprintView(metricsOf(), footprintContext({impacts: ['energy']}));
    assert.equal(plain(headline?.central ?? ''), '≈ 0.49 kWh');
    assert.equal(scale.length, 2);
  });
});

describe('the course of the footprint', () => {
  it('adds up to the headline, day by day', () => {
    const metrics = metricsOf();
    const view = bandView(metrics, 'co2e', context);
    const sum = view?.model.places.reduce((total, {bounds}) => total + (bounds?.central ?? 0), 0) ?? 0;
    assert.ok(Math.abs(sum - metrics.totals.co2e.central) < 1e-9);
    assert.equal(view?.sentences.some((sentence) => sentence.includes('add up')), false);
    assert.deepEqual(view?.table.footer?.cells.map(plain), ['≈ 200 g', '160–250 g']);
    assert.equal(view?.model.places.length, 30);
  });

  it('says so where days or models make another sum', () => {
    const metrics = metricsOf(totalsOf(0.3, 0.4, 0.5));
    assert.match(plain(bandView(metrics, 'co2e', context)?.sentences.join(' ') ?? ''), /CO₂e per day: the parts add up to ≈ 200 g \(160–250 g\); the total was sent as ≈ 400 g \(300–500 g\)\./);
    assert.match(modelsView(metrics, context)?.sentences.join(' ') ?? '', /CO₂e by model: the parts add up/);
  });

  it('leaves a gap at a day nothing was sent for', () => {
    const points = ['2026-11-18', '2026-11-20'].map((date) => ({date, co2e: estimate(1, 2, 3)}));
    const metrics = metricsOf({range: {from: '2026-11-17', to: '2026-11-20'}, timeseries: {granularity: 'day', points}});
    assert.deepEqual(bandView(metrics, 'co2e', context)?.model.places.map(({bounds}) => bounds === null), [true, false, true, false]);
    assert.deepEqual(trendImpacts(metrics, context), ['co2e']);
  });

  it('leaves a gap at a week or month nothing was sent for, and adds no place between uneven ones', () => {
    const gaps = (granularity: string, dates: readonly string[]) => {
      const points = dates.map((date) => ({date, co2e: estimate(1, 2, 3)}));
      const view = bandView(metricsOf({timeseries: {granularity, points}}), 'co2e', context);
      return view?.model.places.map(({key, bounds}) => `${key}${bounds === null ? ' gap' : ''}`);
    };
    assert.deepEqual(gaps('week', ['2026-10-26', '2026-11-09']), ['2026-10-26', '2026-11-02 gap', '2026-11-09']);
    assert.deepEqual(gaps('month', ['2026-09-01', '2026-11-01']), ['2026-09-01', '2026-10-01 gap', '2026-11-01']);
    assert.deepEqual(gaps('week', ['2026-10-26', '2026-11-10']), ['2026-10-26', '2026-11-10']);
    assert.deepEqual(gaps('month', ['2026-10-15', '2026-11-01']), ['2026-10-15', '2026-11-01']);
  });

  it('tells a gap as no figure and a day without usage as zero', () => {
    const points = [{date: '2026-11-18', co2e: estimate(0, 0, 0)}, {date: '2026-11-20', co2e: estimate(1, 2, 3)}];
    const view = bandView(metricsOf({timeseries: {granularity: 'day', points}}), 'co2e', context);
    assert.deepEqual(view?.table.rows.slice(-3, -1).map(({cells}) => plain(cells.join(' '))), ['0 g —', '— —']);
    assert.deepEqual(view?.tooltip(28).rows.map(({value}) => value), ['—', '—']);
  });

  it('tells a point with its range', () => {
    const view = bandView(metricsOf(), 'energy', context);
    const {title, rows} = view?.tooltip(0) ?? {title: '', rows: []};
    assert.match(title, /Oct 22, 2026/);
    assert.deepEqual(rows.map(({value}) => plain(value)), ['≈ 13 Wh', '9.8–16 Wh']);
  });

  it('has no course without points', () => {
    assert.equal(bandView(metricsOf({timeseries: {granularity: 'day', points: []}}), 'co2e', context), null);
  });
});

describe('models side by side', () => {
  it('stand by the middle of their estimate, unknown ones last and never as zero', () => {
    const view = modelsView(metricsOf({byModel: [...footprint.byModel].reverse()}), context);
    assert.deepEqual(view?.rows.map(({name, value, range}) => plain(`${name} ${value} ${range}`)), [
      'gpt-4o ≈ 100 g (81–130 g)', 'claude-sonnet-4-5 ≈ 64 g (49–79 g)', 'gemini-2.5-flash ≈ 37 g (28–45 g)',
      'some-new-model Not estimated (unknown model)',
    ]);
    assert.equal(view?.rows.at(-1)?.place, null);
  });

  it('add up to the headline', () => {
    const {byModel, totals} = metricsOf();
    const sum = byModel.reduce((total, {co2e}) => total + co2e.max, 0);
    assert.ok(Math.abs(sum - totals.co2e.max) < 1e-9);
  });

  it('tell their intensity in the table', () => {
    const table = modelsView(metricsOf(), context)?.table;
    assert.ok(table?.columns.some(({label}) => label === 'CO₂e, Per 1,000 answer tokens'));
    assert.ok(table?.rows[0]?.cells.map(plain).includes('≈ 0.86 g (0.68–1.0 g)'));
    assert.ok(table?.rows.every(({cells}) => cells.length === table.columns.length - 1));
  });

  it('are drawn inside the common scale', () => {
    const bound = fc.double({min: 0, max: 1000, noNaN: true});
    fc.assert(fc.property(fc.tuple(bound, bound, bound), (values) => {
      const [min = 0, central = 0, max = 0] = values.sort((a, b) => a - b);
      const {start, width, mark} = intervalPlace(estimate(min, central, max), max);
      assert.ok(start >= 0 && width >= 0 && start + width <= 100.0001 && mark >= start - 1e-6 && mark <= start + width + 1e-6);
    }));
  });

  it('survive hostile names, and many of them', () => {
    const byModel = HOSTILE_NAMES.map((model) => ({provider: model, model, outputTokens: 10, co2e: estimate(0.1, 0.2, 0.3)}));
    const view = modelsView(metricsOf({byModel}), context);
    assert.equal(view?.rows.length, MAX_MODELS + 1);
    assert.equal(view?.table.rows.length, byModel.length + 1);
    assert.match(view?.sentences.join(' ') ?? '', /9 more models are in the table\./);
  });
});

describe('how it is estimated', () => {
  it('says what is not counted and by how much it could add', () => {
    const {excluded} = methodView(metricsOf(), context);
    assert.deepEqual(excluded.map(plain), ['Not counted: reading your prompts. It could add 0–0.78 kWh.', 'Training the models', 'The network and your device']);
    assert.equal(plain(methodView(metricsOf(), german).excluded[0] ?? ''), 'Nicht enthalten: das Lesen deiner Eingaben. Es könnte 0–0,78 kWh hinzufügen.');
  });

  it('says of next to nothing, and of an amount without a range, up to how much it could add', () => {
    const told = (couldAdd: object) => methodView(metricsOf({method: {label: 'M', excluded: [{id: 'training', label: '', couldAdd}]}}), context).excluded.map(plain);
    assert.deepEqual(told(estimate(0, 1e-5, 3e-5, 'kWh')), ['Not counted: training the models. It could add up to 0.1 Wh.']);
    assert.deepEqual(told(estimate(3, 3, 3, 'kWh')), ['Not counted: training the models. It could add up to 3.0 kWh.']);
  });

  it('names every factor with value, unit, year, source and licence', () => {
    const [first, range, tiny] = methodView(metricsOf(), context).factors;
    assert.deepEqual([first?.value, first?.year, first?.licence].map((text) => plain(text ?? '')), ['0.3844 kgCO2e/kWh', '2025', 'CC BY 4.0']);
    assert.deepEqual([range?.value, range?.year].map((text) => plain(text ?? '')), ['1.09–1.14 kWh/kWh', 'not stated']);
    assert.equal(plain(tiny?.value ?? ''), '9.855E-8 kgSbeq/kWh');
    assert.deepEqual([tiny?.href, tiny?.licence], [null, 'not stated']);
    const [bare] = methodView(metricsOf({factors: [{id: 'own', label: 'Own factor', value: 1, unit: 'kg'}]}), context).factors;
    assert.deepEqual([bare?.label, bare?.year, bare?.source, bare?.licence], ['Own factor', 'not stated', 'not stated', 'not stated']);
  });

  it('says what is counted and the factors in the language of the viewer, and what it has no words for as sent', () => {
    assert.deepEqual(methodView(metricsOf(), german).factors.map(({label}) => label), [
      'Strommix, Vereinigte Staaten', 'Mehrverbrauch des Rechenzentrums (PUE), Anthropic',
      'Strommix, Vereinigte Staaten: Metalle und Mineralien', 'Auto mit Verbrenner, ganzer Lebensweg',
    ]);
    const included = [{id: 'water', label: 'Water'}, {id: 'own', label: 'own thing'}, 'A text alone'];
    const view = methodView(metricsOf({method: {label: 'M', included}}), german);
    assert.deepEqual(view.included, ['Wasser für Kühlung und Stromerzeugung', 'Own thing', 'A text alone']);
    const other = {label: 'sent', value: 1, unit: ''};
    const factors = ['grid.XYZ.gwp', 'grid.__proto__.gwp', 'model.a.b.c.ttft', 'grid.USA.soul'].map((id) => ({id, ...other}));
    assert.deepEqual(methodView(metricsOf({factors}), german).factors.map(({label}) => plain(label)), [
      'Strommix, XYZ', 'Strommix, __proto__', 'a.b.c: Zeit bis zum ersten Token', 'sent',
    ]);
  });
});
