import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {query} from '@electric-sql/pglite/template';
import {restorationOf, saveContribution} from '../../../../demo/server/sustainability/contributions.js';
import {
  MissingEvidenceError,
  type ContributionRecord,
} from '../../../../demo/server/sustainability/evidence.js';
import {bookDonation} from '../../../../demo/server/sustainability/pool.js';
import type {Quote} from '../../../../demo/server/sustainability/settings.js';
import {openTestDatabase, referenceApi} from '../../../support/reference-api.js';
import type {Database} from '../../../../demo/server/db/database.js';
import {insertUsage, insertUser, read} from '../support/fixture.js';
import {FUNDED, setFee, type MetricsBody} from './fixture.js';

const NOW = new Date('2026-11-20T18:00:00Z');
const QUOTE: Quote = {
  value: '1.00',
  currency: 'EUR',
  per: 'm2',
  source: 'Quote of the partner',
  date: '2026-10-01',
};
const viewer = (userId: string) => ({userId, name: userId, currency: 'EUR'});
let database: Database;

before(async () => {
  database = await openTestDatabase();
  for (const user of ['ann', 'ben', 'eve', 'usd', 'old', 'empty'])
    await insertUser(database, user, user === 'usd' ? 'USD' : 'EUR');
  const at = '2026-10-15T12:00:00Z';
  await insertUsage(database, 'old', [{event_id: 'o', at: '2026-09-30T23:59:59Z', cost: '100'}]);
  // CV7: USD 10 with 15 % on top and the fee of 2.5 % on that, at 0.92
  await insertUsage(database, 'ann', [{event_id: 'a', at, cost: '10.8445'}]);
  await insertUsage(database, 'ben', [{event_id: 'b', at, cost: '43.378'}]);
  await insertUsage(database, 'eve', [{event_id: 'e', at: '2026-11-01T00:00:00Z', cost: '100'}]);
  await insertUsage(database, 'usd', [{event_id: 'u', at, cost: '100', currency: 'USD'}]);
  for (const user of ['ann', 'ben', 'eve', 'usd', 'old']) await setFee(database, user, '0.025');
});
after(() => database.close());

const restoration = (userId: string, quote: Quote | null = null) =>
  restorationOf(database, viewer(userId), quote, NOW);

async function contributionsOf(userId: string, quote: Quote | null = null) {
  return (await restoration(userId, quote))?.contributions ?? [];
}

describe('what is set aside', () => {
  it('CV7: is the fee within each charge, at the rate stored with it', async () => {
    const {contribution} = (await restoration('ann')) ?? assert.fail();
    assert.deepEqual(contribution?.rate, 0.025);
    assert.deepEqual(contribution?.accrued, {value: '0.2645', currency: 'EUR'});
    assert.deepEqual(contribution?.transferred, {value: '0', currency: 'EUR'});
  });

  it('is one planned contribution while it is for no project', async () => {
    const [planned, ...rest] = await contributionsOf('ann');
    assert.deepEqual(rest, []);
    assert.deepEqual(planned, {
      id: 'acc_2026-11',
      period: '2026-11',
      kind: 'restoration',
      status: 'planned',
      allocation: 'pooled_share',
      amount: {value: '0.2645', currency: 'EUR'},
      dates: {accruedAt: '2026-11-20'},
    });
  });

  it('is told in square metres only with a dated quote', async () => {
    const {unitPrice, contributions} = (await restoration('ann', QUOTE)) ?? assert.fail();
    assert.deepEqual(unitPrice, QUOTE);
    assert.deepEqual(contributions[0]?.quantity, {value: 0.2645, unit: 'm2'});
  });

  it('keeps every digit of amounts no float can hold', async () => {
    await insertUser(database, 'rich', 'EUR');
    const [event_id, at] = ['r', '2026-07-01T00:00:00Z'];
    await insertUsage(database, 'rich', [{event_id, at, cost: '98765432109.876543'}]);
    await setFee(database, 'rich', '1');
    const programme = (await restoration('rich', {...QUOTE, per: 'tree'})) ?? assert.fail();
    const exact = {value: '49382716054.938272', currency: 'EUR'};
    assert.deepEqual(programme.contribution?.accrued, exact);
    assert.deepEqual(programme.contributions[0]?.amount, exact);
    assert.ok(!('quantity' in (programme.contributions[0] ?? {})), 'a price of trees says nothing of an area');
  });

  it('is nothing for users without fees: no programme', async () => {
    assert.equal(await restoration('empty'), null);
  });
});

describe('a donation', () => {
  it('CV8: is shared by the fees of its month and currency, to the last digit', async () => {
    assert.equal(await bookDonation(database, FUNDED), 2);
    const {contribution, contributions} = (await restoration('ann', QUOTE)) ?? assert.fail();
    assert.deepEqual(contribution?.transferred, {value: '0.26', currency: 'EUR'});
    assert.deepEqual(
      contributions.map(({status, amount, quantity}) => [status, amount.value, quantity?.value]),
      [
        ['funded', '0.26', 0.26],
        ['planned', '0.0045', 0.0045],
      ],
    );
    const ben = await contributionsOf('ben');
    assert.equal(ben[0]?.amount.value, '1.04');
    for (const user of ['eve', 'old']) {
      assert.deepEqual(
        (await contributionsOf(user)).map(({status}) => status),
        ['planned'],
        user,
      );
    }
    assert.deepEqual(await contributionsOf('usd'), []);
  });

  it('keeps its square metres to itself without a quote', async () => {
    for (const row of await contributionsOf('ann')) assert.ok(!('quantity' in row), row.id ?? '');
  });

  it('booked again is the same, and what was called off is set aside again', async () => {
    await bookDonation(database, FUNDED);
    assert.equal((await contributionsOf('ann')).length, 2);
    await bookDonation(database, {...FUNDED, status: 'cancelled'});
    const contributions = await contributionsOf('ann');
    assert.deepEqual(
      contributions.map(({status, amount}) => [status, amount.value]),
      [
        ['cancelled', '0.26'],
        ['planned', '0.2645'],
      ],
    );
    await bookDonation(database, FUNDED);
  });
});

const REPORTED = {delivered_at: '2026-11-10', report_url: 'https://example.org/report.pdf'};
const CERTIFIED = {
  verified_at: '2026-11-15',
  verifier: 'Auditor',
  certificate_url: 'https://example.org/certificate.pdf',
};

describe('a status', () => {
  const without: [ContributionRecord['status'], Partial<ContributionRecord>][] = [
    ['funded', {receipt_url: null}],
    ['funded', {funded_at: null}],
    ['delivered', {}],
    ['delivered', {...REPORTED, receipt_url: null}],
    ['verified', REPORTED],
    ['verified', {...REPORTED, ...CERTIFIED, certificate_url: null}],
    ['verified', {...REPORTED, ...CERTIFIED, verifier: null}],
    ['verified', {...REPORTED, ...CERTIFIED, verified_at: null}],
    ['verified', {...REPORTED, ...CERTIFIED, receipt_url: null}],
  ];

  it('is refused by the code without its evidence', async () => {
    for (const [status, change] of without) {
      const record = {...FUNDED, contribution_id: 'x', ...change, status};
      await assert.rejects(
        saveContribution(database, 'ann', record),
        MissingEvidenceError,
        JSON.stringify(change),
      );
    }
    await assert.rejects(bookDonation(database, {...FUNDED, status: 'verified'}), MissingEvidenceError);
  });

  it('is refused by the database without its evidence', async () => {
    for (const [status, change] of without) {
      const given = JSON.stringify({
        user_id: 'ann',
        is_sample: false,
        ...FUNDED,
        contribution_id: 'x',
        ...change,
        status,
      });
      const insert = query`insert into contribution select * from jsonb_populate_record(null::contribution, ${given}::jsonb)`;
      await assert.rejects(
        database.query(insert),
        /violates check constraint/,
        JSON.stringify([status, change]),
      );
    }
  });

  it('moves on with its evidence, from planned to verified', async () => {
    const id = {contribution_id: 'y', period: '2026-09'};
    const steps: Partial<ContributionRecord>[] = [
      {status: 'planned'},
      {status: 'funded'},
      {status: 'delivered', ...REPORTED},
      {status: 'verified', ...REPORTED, ...CERTIFIED},
    ];
    for (const step of steps) {
      await saveContribution(database, 'ben', {...FUNDED, ...id, ...step});
      const row = (await contributionsOf('ben')).find((one) => one.id === 'y');
      assert.equal(row?.status, step.status);
    }
    const row = (await contributionsOf('ben')).find((one) => one.id === 'y');
    assert.equal(row && 'certificateUrl' in row && row.certificateUrl, CERTIFIED.certificate_url);
  });

  it('has no address that is not https', async () => {
    const record = {...FUNDED, contribution_id: 'z', receipt_url: 'javascript:alert(1)'};
    await assert.rejects(saveContribution(database, 'ann', record), /violates check constraint/);
  });
});

describe("the sample's contributions", () => {
  it('show every stage, and end when real usage takes its place', async () => {
    const api = await referenceApi({now: () => NOW});
    const statuses = async () => {
      const {restoration: programme} = await read<MetricsBody>(api, '/sustainability/metrics');
      return programme?.contributions.map(({status}) => status);
    };
    assert.deepEqual(await statuses(), ['funded', 'delivered', 'verified', 'planned']);
    await api.database.query(query`delete from usage_event where user_id = 'demo'`);
    await api.database.query(query`update app_user set is_sample = false where user_id = 'demo'`);
    assert.equal(await statuses(), undefined);
    await api.close();
  });
});
