import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {recordedName} from '../../src/base/identity-name.js';
import {csvCount, csvNumber} from '../../src/format/csv.js';
import {HISTORY_CSV_HEADER} from '../../src/widgets/billing-history/billing-history.csv.js';
import {footprintRecords} from '../../src/widgets/sustainability/sustainability.files.js';
import {breakdownRecords} from '../../src/widgets/usage-breakdown/usage-breakdown.csv.js';
import {LOG_CSV_HEADER} from '../../src/widgets/usage-log/usage-log.csv.js';
import {summaryRecords} from '../../src/widgets/usage-summary/usage-summary.csv.js';
import {metricsOf} from './sustainability/footprint.js';
import {context, item, viewOf} from './usage-breakdown/context.js';
import {summaryContext, summaryOf, threeDays} from './usage-summary/summary-answer.js';

const co2e = {min: 1, central: 2, max: 3, unit: 'kgCO2e'};
const headers = {
  log: LOG_CSV_HEADER,
  history: HISTORY_CSV_HEADER,
  breakdown: [...breakdownRecords(viewOf({items: [item('a', 1, {co2e})]}), context)][0] ?? [],
  summary: summaryRecords(summaryOf(threeDays), summaryContext())[0] ?? [],
  footprint: footprintRecords(metricsOf())[0] ?? [],
};

describe('the CSV files', () => {
  for (const [file, header] of Object.entries(headers)) {
    it(`name the columns in one manner: ${file}`, () => {
      assert.ok(header.length > 8);
      assert.deepEqual(header.filter((name) => !/^(?:[a-z]+ )?[a-z]+(?:[A-Z0-9][a-z0-9]*)*$/.test(name)), []);
      assert.equal(new Set(header).size, header.length);
    });
  }

  it('write numbers with every digit and no exponent, and nothing for what is not known', () => {
    assert.deepEqual([9e-7, 1.5e-21, 1e21, -0.1, 0, undefined].map(csvNumber), ['0.0000009', '0.0000000000000000000015', '1000000000000000000000', '-0.1', '0', '']);
    assert.deepEqual([0n, 2n ** 64n, undefined].map(csvCount), ['0', '18446744073709551616', '']);
  });

  it('name what belongs to nobody in no language', () => {
    const names = [{id: 'unattributed', name: 'Unattributed'}, {id: 'unattributed', name: ''}, {id: 'p', name: ''}, {id: 'p', name: 'P'}];
    assert.deepEqual(names.map(recordedName), ['unattributed', 'unattributed', 'p', 'P']);
  });
});
