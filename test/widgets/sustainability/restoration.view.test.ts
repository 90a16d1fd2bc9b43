import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Restoration} from '../../../src/contract/sustainability-contributions.js';
import {footprint} from '../../../src/testing/footprint.js';
import {restorationView, type RestorationView} from '../../../src/widgets/sustainability/restoration.view.js';
import {footprintContext, metricsOf, olderMetrics, plain} from './footprint.js';

const context = footprintContext();
const [funded, planned] = footprint.restoration.contributions;

function view(changes: object = {}): RestorationView {
  return restorationView(metricsOf({restoration: {...footprint.restoration, ...changes}}).restoration as Restoration, context);
}

const stagesOf = ({stages}: RestorationView) => stages.map(({word, amount, quantities}) => plain([word, amount, ...quantities].join(' | ')));
const WITHOUT_PRICE = {unitPrice: undefined};

describe('contributions', () => {
  it('stand at their stages with money, and with an area at a dated price', () => {
    assert.deepEqual(stagesOf(view()), [
      'Set aside | < €0.01 | about 0.0045 m² at the partner’s current price',
      'Funded | €0.26 | funded 0.26 m²',
      'Carried out | none yet',
      'Verified | none yet',
    ]);
    assert.equal(plain(view().unitPrice ?? ''), 'Partner’s price: €1.00 per m² (example quote, Oct 1, 2026).');
  });

  it('are told in money alone where there is no dated price', () => {
    assert.deepEqual(stagesOf(view(WITHOUT_PRICE)).slice(0, 2), ['Set aside | < €0.01', 'Funded | €0.26']);
    assert.deepEqual(view(WITHOUT_PRICE).rows.map(({quantity}) => quantity), ['—', '—']);
  });

  it('are told as trees and removal without a price of area', () => {
    const trees = {...funded, id: 't', kind: 'tree_planting', quantity: {value: 3, unit: 'tree'}};
    const removal = {...funded, id: 'r', kind: 'removal', quantity: {value: 1.5, unit: 'kgCO2e'}};
    const {rows} = view({...WITHOUT_PRICE, contributions: [trees, removal]});
    assert.deepEqual(rows.map(({quantity}) => plain(quantity)), ['funded 3 trees', 'funded 1.5 kg of CO₂ removal']);
  });

  it('show the highest status the evidence supports, and say so', () => {
    const claim = {...funded, status: 'verified', dates: {fundedAt: '2026-11-05', verifiedAt: '2026-11-10'}, verifier: 'Someone'};
    const [row] = view({contributions: [claim]}).rows;
    assert.equal(row?.status, 'Paid to the partner (receipt)');
    assert.equal(row?.downgraded, 'Shown as “Funded”: the evidence for more is missing.');
    assert.match(stagesOf(view({contributions: [claim]}))[1] ?? '', /€0.26/);
  });

  it('name who confirmed them, with the certificate', () => {
    const certificateUrl = 'https://example.org/certificate.pdf';
    const claim = {...funded, status: 'verified', dates: {fundedAt: '2026-11-05', verifiedAt: '2026-11-10'}, verifier: 'TÜV', certificateUrl};
    const [row] = view({contributions: [claim]}).rows;
    assert.equal(row?.status, 'Confirmed by TÜV (certificate)');
    assert.deepEqual(row?.evidence.map(({label}) => label), ['Receipt', 'Certificate']);
    assert.equal(row?.downgraded, null);
  });

  it('leave out of the stages what was called off', () => {
    const cancelled = {...funded, status: 'cancelled'};
    assert.match(stagesOf(view({contributions: [cancelled]}))[1] ?? '', /none yet/);
    assert.equal(view({contributions: [cancelled]}).rows[0]?.status, 'Cancelled');
  });

  it('never add up different currencies', () => {
    const dollars = {...funded, id: 'd', amount: {value: 1, currency: 'USD'}};
    assert.match(stagesOf(view({contributions: [funded, dollars]}))[1] ?? '', /€0\.26 \+ \$1\.00/);
  });

  it('add up exactly', () => {
    const tenths = [1, 2].map((id) => ({...funded, id: `${id}`, amount: {value: id / 10, currency: 'EUR'}}));
    assert.match(stagesOf(view({contributions: tenths}))[1] ?? '', /€0\.30/);
  });

  it('tell what waits where none of it is planned for a project yet', () => {
    const waits = (changes: object) => stagesOf(view(changes))[0];
    const fee = (accrued: string, transferred?: string) => ({contribution: {
      accrued: {value: accrued, currency: 'EUR'}, ...(transferred && {transferred: {value: transferred, currency: 'EUR'}}),
    }});
    assert.equal(waits({contributions: []}), 'Set aside | < €0.01');
    assert.equal(waits({...fee('0.80', '0.26'), contributions: [funded]}), 'Set aside | €0.54');
    assert.equal(waits({...fee('0.80'), contributions: [funded]}), 'Set aside | €0.54');
    assert.equal(waits({...fee('0.80', '0'), contributions: [{...funded, status: 'cancelled'}]}), 'Set aside | €0.80');
    assert.equal(waits({...fee('0.26', '0.26'), contributions: [funded]}), 'Set aside | none yet');
    assert.equal(waits({...fee('0.80', '0.26'), ...WITHOUT_PRICE, contributions: [funded, planned]}), 'Set aside | < €0.01');
  });

  it('are told in the unit of their kind alone while they are planned', () => {
    const kinds = ['restoration', 'tree_planting', 'removal', 'avoidance'];
    const contributions = kinds.map((kind) => ({...planned, id: kind, kind, amount: {value: '4', currency: 'EUR'}}));
    const told = (per: string) => view({contributions, unitPrice: {...footprint.restoration.unitPrice, value: '2', per}})
      .rows.map(({quantity}) => plain(quantity).replace(/ at the partner’s current price$/, ''));
    assert.deepEqual(told('m2'), ['about 2 m²', '—', '—', '—']);
    assert.deepEqual(told('tree'), ['—', 'about 2 trees', '—', '—']);
    assert.deepEqual(told('kgCO2e'), ['—', '—', 'about 2 kg of CO₂ removal', 'about 2 kg of CO₂ avoidance']);
  });

  it('say that they are a share of pooled donations, and how they are raised', () => {
    assert.equal(view().isPooled, true);
    assert.equal(view({contributions: [{...planned, allocation: undefined}]}).isPooled, false);
    assert.equal(plain(view().fee ?? ''), '2.5% of what you spend is set aside for restoration projects.');
  });

  it('claim nothing for a bare figure of the older forms', () => {
    const restoration = olderMetrics({totalCO2e: 0.2, totalM2Restored: 12}).restoration as Restoration;
    const {rows, stages} = restorationView(restoration, context);
    assert.equal(rows[0]?.quantity, '—');
    assert.match(rows[0]?.downgraded ?? '', /evidence for more is missing/);
    assert.ok(stages.every(({isEmpty}) => isEmpty));
  });
});
