import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {endpoints} from '../../src/contract/endpoints.js';
import {readAnswer} from '../../src/contract/parse.js';
import {isForbiddenKey} from '../../src/contract/sustainability-forbidden.js';
import type {ContributionStatus} from '../../src/contract/sustainability-contributions.js';

const {reader} = endpoints.sustainability;
const read = (body: unknown) => readAnswer(reader(body), body);

function valueOf(body: unknown) {
  const reading = read(body);
  assert.ok(reading.ok, reading.ok ? '' : JSON.stringify(reading.fault));
  return reading.value;
}

const estimate = (unit: string, min = 1, max = 3) => ({min, central: 2, max, unit});
const totals = {co2e: estimate('kgCO2e'), energy: estimate('kWh'), water: estimate('L')};
const EVIDENCE = {
  dates: {accruedAt: '2026-08-31', fundedAt: '2026-09-05', verifiedAt: '2026-11-01'},
  receiptUrl: 'https://example.org/receipt.pdf',
  reportUrl: 'https://example.org/report.pdf',
  verifier: 'Auditor',
  certificateUrl: 'https://example.org/certificate.pdf',
};
const contribution = {
  id: 'c1',
  kind: 'restoration',
  status: 'verified',
  amount: {value: 0.26, currency: 'EUR'},
  quantity: {value: 0.26, unit: 'm2'},
  ...EVIDENCE,
};
const withContributions = (...contributions: object[]) => ({totals, restoration: {contributions}});
const firstOf = (row: object) => valueOf(withContributions({...contribution, ...row})).restoration?.contributions[0];

describe('the sustainability answer', () => {
  it('reads the smallest current form and fills in what is missing', () => {
    const {rangeSupplied, byModel, timeseries, factors, equivalents, restoration} = valueOf({totals});
    assert.deepEqual(
      {rangeSupplied, byModel, timeseries, factors, equivalents, restoration},
      {
        rangeSupplied: true,
        byModel: [],
        timeseries: {granularity: 'day', points: []},
        factors: [],
        equivalents: [],
        restoration: null,
      },
    );
  });

  it('keeps digits of token counts that a double cannot hold', () => {
    const coverage = {outputTokens: '9007199254740993', estimatedOutputTokens: '9007199254740993'};
    assert.equal(valueOf({totals, coverage}).coverage?.outputTokens, 9007199254740993n);
  });

  it('reads at most three equivalents, known ones only', () => {
    const car = {id: 'car_km', of: 'co2e', min: 1, central: 2, max: 3, unit: 'km'};
    const body = {totals, equivalents: [{...car, id: 'trees_offsetting'}, car, car, car, car]};
    assert.deepEqual(valueOf(body).equivalents.map(({id}) => id), ['car_km', 'car_km', 'car_km']);
  });

  it('reads factors that are one number or an interval', () => {
    const factor = {id: 'a', label: 'A', unit: 'L/kWh'};
    const factors = [{...factor, value: 0.2}, {...factor, value: {min: 0.1, max: 0.2}}];
    assert.deepEqual(valueOf({totals, factors}).factors.map(({value}) => value), [0.2, {min: 0.1, max: 0.2}]);
  });
});

describe('bounds of an estimate', () => {
  it('must be in order: a total that is not fails, an optional one is left out and named', () => {
    assert.equal(read({totals: {...totals, co2e: estimate('kgCO2e', 3, 1)}}).ok, false);
    const reading = read({totals: {...totals, water: estimate('L', 3, 1)}});
    assert.ok(reading.ok);
    assert.equal(reading.value.totals.water, undefined);
    assert.deepEqual(reading.dropped, [{path: 'totals.water', expected: 'min ≤ central ≤ max'}]);
  });

  it('are read exactly when 0 ≤ min ≤ central ≤ max', () => {
    const number = fc.double({min: -2, max: 5, noNaN: true});
    fc.assert(
      fc.property(number, number, number, (min, central, max) => {
        const isGood = min >= 0 && min <= central && central <= max;
        return read({totals: {co2e: {min, central, max, unit: 'kgCO2e'}}}).ok === isGood;
      }),
    );
  });

  it('have one unit each', () => {
    assert.equal(read({totals: {co2e: estimate('gCO2e')}}).ok, false);
  });

  it('take a bad row of a model out and count it', () => {
    const row = {provider: 'openai', model: 'gpt-4o', outputTokens: 5, co2e: estimate('kgCO2e')};
    const reading = read({totals, byModel: [row, {...row, co2e: estimate('kgCO2e', 3, 1)}]});
    assert.ok(reading.ok);
    assert.deepEqual([reading.value.byModel.length, reading.unreadableRows], [1, 1]);
  });

  it('fail as a whole when more is estimated than there is', () => {
    const reading = read({totals, coverage: {outputTokens: 4, estimatedOutputTokens: 5}});
    assert.deepEqual(reading, {
      ok: false,
      fault: {path: '(body)', expected: 'coverage: estimatedOutputTokens ≤ outputTokens'},
    });
  });
});

const FORBIDDEN = [
  'net',
  'netCo2e',
  'balance',
  'balancePercent',
  'offset',
  'offsetPercent',
  'neutral',
  'carbonNeutral',
  'compensated',
];

describe('a figure that sets contributions against the footprint', () => {
  it('fails the whole answer by its key, wherever it is and whatever it holds', () => {
    for (const key of [...FORBIDDEN, 'net_co2e', 'OFFSET', 'carbon-neutral']) {
      const bodies: unknown[] = [
        {totals, [key]: 1},
        {totals: {...totals, water: {...totals.water, [key]: null}}},
        {totals, factors: [{id: 'f', nested: [[{[key]: 'x'}]]}]},
        withContributions({...contribution, project: {name: 'p', [key]: 0}}),
        {co2e: {value: 1}, restoration: {value: 1, [key]: 2}},
        {totalCO2e: 1, [key]: 2},
      ];
      for (const body of bodies) {
        const reading = read(body);
        assert.ok(!reading.ok, `${key} in ${JSON.stringify(body)}`);
        assert.equal(reading.fault.path, '(body)', key);
        assert.ok(reading.fault.expected.includes(`"${key}"`), key);
      }
    }
  });

  it('is not repaired away with the optional field or the row it stands in', () => {
    const bad = {...contribution, kind: 'nonsense', offsetPercent: 100};
    assert.equal(read(withContributions(contribution, bad)).ok, false);
    assert.equal(read({totals, method: {label: 7, netCo2e: 1}}).ok, false);
  });

  it('is a matter of keys, not of values or of longer names', () => {
    const excluded = [{id: 'network_device', label: 'Balance of the network, net'}];
    assert.ok(read({totals, method: {label: 'EcoLogits', excluded}}).ok);
    for (const key of ['network', 'netto', 'imbalance', 'set_off', 'neutralGround']) {
      assert.equal(isForbiddenKey(key), false, key);
    }
  });

  it('is looked for in bodies that contain themselves', () => {
    const body: Record<string, unknown> = {totals};
    body['self'] = body;
    assert.ok(read(body).ok);
    body['list'] = [{balance: 1}];
    assert.equal(read(body).ok, false);
  });
});

describe('the status of a contribution', () => {
  it('stays as claimed with its evidence', () => {
    for (const status of ['planned', 'funded', 'delivered', 'verified', 'cancelled', 'reversed'] as const) {
      const read = firstOf({status});
      assert.equal(read?.status, status);
      assert.equal(read?.claimedStatus, undefined);
    }
  });

  it('falls back to the highest the evidence supports, and keeps what was claimed', () => {
    const cases: [string, object, ContributionStatus][] = [
      ['no certificate', {certificateUrl: undefined}, 'delivered'],
      ['no verifier', {verifier: undefined}, 'delivered'],
      ['no day of verification', {dates: {fundedAt: '2026-09-05'}}, 'delivered'],
      ['neither certificate nor report', {certificateUrl: undefined, reportUrl: undefined}, 'funded'],
      ['no receipt', {receiptUrl: undefined}, 'planned'],
      ['no day of payment', {dates: {verifiedAt: '2026-11-01'}}, 'planned'],
      ['nothing', {dates: {}, receiptUrl: undefined, certificateUrl: undefined}, 'planned'],
    ];
    for (const [what, row, status] of cases) {
      const {status: shown, claimedStatus} = firstOf(row) ?? {};
      assert.deepEqual([shown, claimedStatus], [status, 'verified'], what);
    }
    assert.equal(firstOf({status: 'delivered', reportUrl: undefined, certificateUrl: undefined})?.status, 'funded');
    assert.equal(firstOf({status: 'funded', receiptUrl: undefined})?.status, 'planned');
  });

  it('is never raised above what is claimed', () => {
    assert.equal(firstOf({status: 'planned'})?.status, 'planned');
  });

  it('counts addresses as evidence only when they are https', () => {
    for (const certificateUrl of ['javascript:alert(1)', 'http://example.org/', 'data:text/html,x', '//example.org', '']) {
      const reading = read(withContributions({...contribution, certificateUrl}));
      assert.ok(reading.ok);
      const [row] = reading.value.restoration?.contributions ?? [];
      assert.deepEqual([row?.status, row?.claimedStatus, row?.certificateUrl], ['delivered', 'verified', undefined]);
      assert.deepEqual(reading.dropped.map(({expected}) => expected), ['https URL']);
    }
  });
});

describe('other parts of a contribution', () => {
  it('count kgCO2e for removal and avoidance only', () => {
    const quantity = {value: 5, unit: 'kgCO2e'};
    assert.equal(firstOf({quantity})?.quantity, undefined);
    assert.deepEqual(firstOf({kind: 'removal', quantity})?.quantity, quantity);
  });

  it('read money in both forms, as exact decimals', () => {
    assert.deepEqual(firstOf({})?.amount, {amount: '0.26', currency: 'EUR'});
    assert.deepEqual(firstOf({amount: {amount: '0.10', currency: 'EUR'}})?.amount, {amount: '0.10', currency: 'EUR'});
  });

  it('have no price of a unit without day and source', () => {
    const unitPrice = {value: 1, currency: 'EUR', per: 'm2', source: 'Quote', date: '2026-10-01'};
    const priceOf = (price: object) =>
      valueOf({totals, restoration: {unitPrice: price, contributions: []}}).restoration?.unitPrice;
    assert.deepEqual(priceOf(unitPrice)?.price, {amount: '1', currency: 'EUR'});
    assert.equal(priceOf({...unitPrice, date: undefined}), undefined);
    assert.equal(priceOf({...unitPrice, source: ''}), undefined);
  });

  it('drop addresses of factors, methods and projects that are not https', () => {
    const {method, factors} = valueOf({
      totals,
      method: {label: 'M', url: 'javascript:alert(1)'},
      factors: [{id: 'f', label: 'F', value: 1, unit: 'L', url: 'http://example.org'}],
    });
    assert.deepEqual([method?.url, factors[0]?.url, factors.length], [undefined, undefined, 1]);
    assert.equal(firstOf({project: {name: 'P', url: 'javascript:alert(1)'}})?.project?.url, undefined);
  });
});

describe('the older sustainability forms', () => {
  it('are read without a range, and say so', () => {
    const first = valueOf({co2e: {value: 3}, equivalents: [{name: 'car_km', value: 2}, {name: 'Trees', value: 9}]});
    assert.equal(first.rangeSupplied, false);
    assert.deepEqual(first.totals, {co2e: {min: 3, central: 3, max: 3, unit: 'kgCO2e'}});
    assert.deepEqual(first.equivalents.map(({id, central}) => [id, central]), [['car_km', 2]]);
    assert.equal(first.restoration, null);
    const second = valueOf({totalKWh: 1, totalWaterL: 2, totalCO2e: 3, totalM2Restored: 0.5});
    assert.equal(second.rangeSupplied, false);
    assert.deepEqual(
      [second.totals.energy?.central, second.totals.water?.central, second.totals.co2e.central],
      [1, 2, 3],
    );
  });

  it('have no evidence for what they call restored', () => {
    for (const body of [{co2e: {value: 3}, restoration: {value: 4}}, {totalCO2e: 3, totalM2Restored: 4}]) {
      const [row] = valueOf(body).restoration?.contributions ?? [];
      assert.deepEqual(
        [row?.status, row?.claimedStatus, row?.quantity],
        ['planned', 'delivered', {value: 4, unit: 'm2'}],
      );
    }
  });

  it('fail by name where they are not as promised', () => {
    assert.deepEqual(read({totalCO2e: 'much'}), {ok: false, fault: {path: 'totalCO2e', expected: 'number'}});
    for (const body of [null, 'OK', 5, [], {}]) assert.equal(read(body).ok, false);
  });
});

describe('CO₂e beside other figures', () => {
  it('is read where it is sent, and left out where its bounds are wrong', () => {
    const item = {id: 'a', name: 'A', totalTokens: 5};
    const good = {...estimate('kgCO2e'), estimatedOutputTokens: 4};
    const body = {items: [{...item, co2e: good}, {...item, co2e: estimate('kgCO2e', 3, 1)}, item]};
    const reading = readAnswer(endpoints.breakdown.reader(body), body);
    assert.ok(reading.ok);
    const [one, other, none] = reading.value.items;
    assert.deepEqual(one?.co2e, {...good, estimatedOutputTokens: 4n});
    assert.deepEqual([other?.co2e, none?.co2e], [undefined, undefined]);
  });
});
