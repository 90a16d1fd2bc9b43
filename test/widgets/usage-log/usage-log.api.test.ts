import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {HttpClient} from '../../../src/client/client.js';
import {LOG_SORTS, type LogRow, type LogSort} from '../../../src/contract/log.js';
import {NO_FILTERS} from '../../../src/store/usage-store.js';
import {explainCharge, verdictOf} from '../../../src/widgets/usage-log/charge.view.js';
import {LogBook, type Question, type ShownLog} from '../../../src/widgets/usage-log/usage-log.book.js';
import {insertUsage, insertUser} from '../../demo/server/support/fixture.js';
import {startReferenceApi, type ListeningReferenceApi} from '../../support/reference-api.js';

const ROWS = 1_000;
const INSERT_EVERY = 20;
const signal = new AbortController().signal;
const local = {filters: NO_FILTERS, search: ''};

let api: ListeningReferenceApi;
before(async () => {
  api = await startReferenceApi();
});
after(() => api.close());

function clientOf(token: string): HttpClient {
  const [apiBase, allowedOrigins] = [`${api.url}/api`, [api.url]];
  return new HttpClient({apiBase, allowedOrigins, getToken: () => token});
}

/** What the widget asks, by its own way from page to page; `between` runs before each next one. */
async function readThrough(client: HttpClient, question: Question, between: () => Promise<unknown>) {
  const book = new LogBook();
  book.follow(question);
  const rows: LogRow[] = [];
  for (;;) {
    const query = book.queryFor(question);
    const {value} = await client.get('log', query, signal);
    const {page}: ShownLog = book.show({value, query}, question, local);
    assert.equal(page.from, rows.length + 1, 'positions follow each other');
    rows.push(...page.rows);
    if (!book.pages.goOn(page)) return rows;
    await between();
  }
}

function question(sort: LogSort, order: 'asc' | 'desc', limit: number): Question {
  return {range: '24h', tz: 'Europe/Berlin', provider: [], project: [], model: [], limit, sort, order};
}

describe('the log over the reference API', () => {
  for (const sort of LOG_SORTS) {
    it(`C8: shows ${ROWS} rows by ${sort} while others come in: none twice, none lost`, async () => {
      const user = `reader-${sort}`;
      const start = Date.now() - 3_600_000;
      const at = (offset: number) => new Date(start + offset).toISOString();
      const first = Array.from({length: ROWS}, (_, index) => ({
        event_id: `r${index}`,
        at: at(Math.floor(index / 3) * 1_000),
        input_tokens: index % 11,
        cost: index % 5 === 0 ? null : `0.00${index % 7}`,
      }));
      await insertUser(api.database, user);
      await insertUsage(api.database, user, first);
      let added = 0;
      let isReading = true;
      const others = (async () => {
        while (isReading) {
          added += 1;
          const late = {event_id: `late ${added}`, at: at((added * 7_001) % 300_000), input_tokens: added % 11};
          await insertUsage(api.database, user, [late, {event_id: `new ${added}`, at: new Date().toISOString()}]);
          await pause(INSERT_EVERY);
        }
      })();
      const nextInsert = async (seen = added) => {
        while (added === seen) await pause(1);
      };
      const rows = await readThrough(clientOf(api.tokenOf(user)), question(sort, 'desc', 50), () => nextInsert());
      isReading = false;
      await others;
      const ids = rows.map(({id}) => id);
      assert.ok(added >= ROWS / 50 - 1, `${added} inserts`);
      assert.equal(new Set(ids).size, ids.length, 'none twice');
      assert.deepEqual(first.filter(({event_id}) => !ids.includes(event_id)), [], 'none lost');
    });
  }

  it('explains 200 charges of the sample to the last digit: Σ tokens × price = cost', async () => {
    const wide: Question = {...question('cost', 'desc', 100), range: '90d'};
    const client = clientOf(api.token);
    const rows: LogRow[] = [];
    for (const sort of ['date', 'cost'] as const) {
      const {value} = await client.get('log', {...wide, sort}, signal);
      rows.push(...value.items.filter(({cost}) => cost !== null));
    }
    const cursor = (await client.get('log', wide, signal)).value.nextCursor ?? undefined;
    rows.push(...(await client.get('log', {...wide, cursor}, signal)).value.items);
    assert.ok(rows.length >= 200, `${rows.length} priced rows`);
    const verdicts = rows.map((row) => {
      const charge = explainCharge(row);
      return charge === null ? `${row.id}: no price` : verdictOf(charge, row);
    });
    assert.deepEqual([...new Set(verdicts)], ['exact']);
    assert.ok(rows.some((row) => (row.cachedInputTokens ?? 0n) > 0n), 'some were read from the cache');
  });
});
