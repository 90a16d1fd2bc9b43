import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {openTestDatabase, referenceApi} from '../../../support/reference-api.js';
import {insertUser, read} from '../support/fixture.js';
import {apiWith, type MetricsBody} from './fixture.js';

const NOW = '2026-11-20T18:00:00Z';

describe('the sample', () => {
  it('is estimated for the most part, and says what is not', async () => {
    const sample = await referenceApi({now: () => new Date(NOW)});
    const {coverage} = await read<MetricsBody>(sample, '/sustainability/metrics?range=90d');
    const share = Number(coverage.estimatedOutputTokens) / Number(coverage.outputTokens);
    assert.ok(share > 0.75 && share < 1, String(share));
    assert.ok(coverage.notEstimated.length > 0);
    await sample.close();
  });

  it('is asked with a fixed number of statements, however long the range', async () => {
    const database = await openTestDatabase();
    await insertUser(database, 'month');
    let statements = 0;
    const counted = {
      ...database,
      query: database.query.bind(database),
      close: () => database.close(),
      transaction: <T>(work: (tx: typeof database) => Promise<T>) =>
        database.transaction((tx) =>
          work({
            ...tx,
            query: (statement) => {
              statements += 1;
              return tx.query(statement);
            },
          }),
        ),
    };
    const counting = await apiWith(NOW, undefined, counted);
    await read(counting, '/sustainability/metrics?range=7d', counting.tokenOf('month'));
    const few = statements;
    const long = '/sustainability/metrics?range=2024-01-01..2026-11-20&granularity=day';
    await read(counting, long, counting.tokenOf('month'));
    assert.equal(statements, 2 * few);
    assert.ok(few <= 5, String(few));
    await counting.close();
  });
});
