import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {footprintJson, footprintRecords} from '../../../src/widgets/sustainability/sustainability.files.js';
import {metricsOf} from './footprint.js';

const partsOf = (records: readonly (readonly string[])[], part: string) => records.filter(([first]) => first === part);

describe('the files of the footprint', () => {
  it('have a record for each estimate and factor, all as long as the header', () => {
    const records = footprintRecords(metricsOf());
    assert.deepEqual(records[0]?.slice(5, 10), ['figure', 'min', 'central', 'max', 'unit']);
    assert.ok(records.every(({length}) => length === records[0]?.length));
    assert.deepEqual(['total', 'day', 'model', 'not-estimated', 'factor'].map((part) => partsOf(records, part).length), [4, 60, 9, 1, 4]);
  });

  it('keep the numbers as sent', () => {
    const [first] = partsOf(footprintRecords(metricsOf()), 'model');
    assert.deepEqual(first, ['model', '', 'openai', 'gpt-4o', '120000', 'co2e', '0.08121467', '0.10340412', '0.12559358', 'kgCO2e', '', '', '',
      '2026-10-22', '2026-11-20', 'Europe/Berlin', 'ecologits', '0.11.2']);
  });

  it('write the smallest numbers without an exponent', () => {
    const co2e = {min: 1.5e-9, central: 9e-7, max: 1e-6, unit: 'kgCO2e'};
    const [total] = partsOf(footprintRecords(metricsOf({totals: {co2e}})), 'total');
    assert.deepEqual(total?.slice(6, 9), ['0.0000000015', '0.0000009', '0.000001']);
  });

  it('say of what is not estimated why, and no number', () => {
    const [row] = partsOf(footprintRecords(metricsOf()), 'not-estimated');
    assert.deepEqual(row?.slice(2, 8), ['groq', 'some-new-model', '5000', 'model-not-registered', '', '']);
  });

  it('hold nothing of the contributions', () => {
    const metrics = metricsOf();
    const texts = [footprintJson(metrics), JSON.stringify(footprintRecords(metrics))];
    assert.ok(texts.every((text) => !/restoration|Bergwald|EUR|m2/.test(text)));
  });

  it('can be read again, counts included', () => {
    const read = JSON.parse(footprintJson(metricsOf())) as {coverage: {outputTokens: number}; totals: object; factors: object[]};
    assert.equal(read.coverage.outputTokens, 255000);
    assert.equal(read.factors.length, 4);
    const huge = metricsOf({coverage: {outputTokens: '90071992547409930', estimatedOutputTokens: '90071992547409930'}});
    assert.match(footprintJson(huge), /"outputTokens": "90071992547409930"/);
  });
});
