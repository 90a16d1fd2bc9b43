import assert from 'node:assert/strict';
import {join} from 'node:path';
import {Writable} from 'node:stream';
import {after, before, describe, it} from 'node:test';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {runContribution} from '../../../../demo/server/contribution/cli.js';
import {openDatabase, type Database} from '../../../../demo/server/db/database.js';
import {readSettings} from '../../../../demo/server/settings.js';
import {restorationOf} from '../../../../demo/server/sustainability/contributions.js';
import {insertUsage, insertUser} from '../support/fixture.js';
import {setFee} from '../sustainability/fixture.js';

const NOW = new Date('2026-11-20T18:00:00Z');
const BOOK = [
  'book', '--id', 'don_2026-10', '--period', '2026-10', '--project', 'Mixed forest', '--partner', 'Partner e.V.',
  '--amount', '1.30', '--quantity', '1.3', '--funded-at', '2026-11-05', '--receipt-url', 'https://example.org/receipt.pdf',
];
const ADVANCE = ['advance', '--id', 'don_2026-10', '--status'];
const REPORT = ['--report-url', 'https://example.org/report.pdf'];

let folder: string;
let dataDir: string;

function recorder(): {stream: Writable; text: () => string} {
  let written = '';
  const write = (chunk: unknown, _encoding: unknown, done: () => void): void => {
    written += String(chunk);
    done();
  };
  return {stream: new Writable({write}), text: () => written};
}

/** Runs the command, on a data directory that cannot be used unless it is to be. */
async function run(args: readonly string[], directory = '/dev/null/none') {
  const [stdout, stderr] = [recorder(), recorder()];
  const environment = {A2B_DATA_DIR: directory};
  const code = await runContribution(args, {environment, stdout: stdout.stream, stderr: stderr.stream});
  return {code, stdout: stdout.text(), stderr: stderr.text()};
}

async function inDatabase<T>(use: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(readSettings({A2B_DATA_DIR: dataDir}));
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

function contributionsOf(userId: string) {
  return inDatabase(async (database) => {
    const programme = await restorationOf(database, {userId, name: userId, currency: 'EUR'}, null, NOW);
    return (programme?.contributions ?? []).map((each) => ({...each, id: each.id ?? ''}));
  });
}

const without = (name: string) => BOOK.filter((_, index) => BOOK[index] !== name && BOOK[index - 1] !== name);
const changed = (name: string, value: string) => [...without(name), name, value];

describe('npm run contribution', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'a2b-contribution-'));
    dataDir = join(folder, 'data');
    await inDatabase(async (database) => {
      for (const [user, cost] of [['ann', '10.8445'], ['ben', '43.378']] as const) {
        await insertUser(database, user, 'EUR');
        await insertUsage(database, user, [{event_id: user, at: '2026-10-15T12:00:00Z', cost}]);
        await setFee(database, user, '0.025');
      }
    });
  });
  after(() => rm(folder, {recursive: true, force: true}));

  it('explains itself', async () => {
    const {code, stdout} = await run(['--help']);
    assert.equal(code, 0);
    assert.match(stdout, /Examples\n {2}npm run contribution -- book --id don_2026-10/);
  });

  it('names what is missing or wrong, before it opens a database', async () => {
    const cases: [readonly string[], RegExp][] = [
      [[], /book or advance/],
      [['book', '--what', 'x'], /'--what'/],
      ...['--id', '--period', '--project', '--amount'].map((name): [string[], RegExp] => [without(name), RegExp(`^${name} is missing`)]),
      [changed('--amount', '1,30'), /^--amount "1,30".*130\.00/],
      [changed('--period', '2026-13'), /^--period "2026-13"/],
      [changed('--funded-at', '2026-02-30'), /^--funded-at "2026-02-30"/],
      [changed('--receipt-url', 'javascript:alert(1)'), /^--receipt-url .* https address/],
      [[...BOOK, '--kind', 'planting'], /^--kind "planting".*tree_planting/],
      [[...BOOK, '--status', 'verified'], /^--status is for advance only/],
      [[...ADVANCE, 'done'], /^--status "done".*delivered/],
      [[...ADVANCE, 'delivered', '--amount', '2'], /^--amount is for book only/],
    ];
    for (const [args, message] of cases) {
      const {code, stdout, stderr} = await run(args);
      assert.deepEqual([code, stdout], [2, ''], args.join(' '));
      assert.match(stderr, message);
      assert.match(stderr, /See npm run contribution -- --help\.\n$/);
    }
  });

  it('changes nothing without evidence, fees or a contribution of that name', async () => {
    const cases: [readonly string[], string][] = [
      [without('--receipt-url'), '"funded" needs --receipt-url. Nothing was changed.\n'],
      [changed('--period', '2026-09'), 'Nobody paid fees in 2026-09 in EUR. Nothing was changed.\n'],
      [[...ADVANCE, 'delivered', ...REPORT], 'There is no contribution "don_2026-10". Nothing was changed.\n'],
    ];
    for (const [args, message] of cases) {
      const {code, stderr} = await run(args, dataDir);
      assert.deepEqual([code, stderr], [1, message]);
    }
    assert.deepEqual((await contributionsOf('ann')).map(({status}) => status), ['planned']);
  });

  it('books a donation for all who paid fees, and moves it on with its evidence', async () => {
    assert.deepEqual(await run(BOOK, dataDir), {code: 0, stdout: 'don_2026-10: booked for 2 users.\n', stderr: ''});
    const [booked] = await contributionsOf('ann');
    assert.deepEqual([booked?.status, booked?.amount.value, booked?.dates], ['funded', '0.26', {accruedAt: '2026-10-31', fundedAt: '2026-11-05'}]);

    const early = await run([...ADVANCE, 'verified', '--verifier', 'Auditor'], dataDir);
    assert.deepEqual([early.code, early.stderr], [1, '"verified" needs --verified-at and --certificate-url. Nothing was changed.\n']);
    assert.deepEqual(await run([...ADVANCE, 'delivered', ...REPORT], dataDir), {code: 0, stdout: 'don_2026-10: delivered for 2 users.\n', stderr: ''});
    const certified = ['--verifier', 'Auditor', '--verified-at', '2026-11-15', '--certificate-url', 'https://example.org/certificate.pdf'];
    assert.equal((await run([...ADVANCE, 'verified', ...certified], dataDir)).code, 0);
    for (const [user, amount] of [['ann', '0.26'], ['ben', '1.04']] as const) {
      const [row] = await contributionsOf(user);
      assert.deepEqual([row?.status, row?.amount.value, row?.dates.accruedAt], ['verified', amount, '2026-10-31']);
      assert.ok(row && 'reportUrl' in row && row.reportUrl === REPORT[1] && 'certificateUrl' in row && 'receiptUrl' in row);
    }
  });
});
