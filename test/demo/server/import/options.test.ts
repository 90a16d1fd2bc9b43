import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {UsageError} from '../../../../demo/server/import/errors.js';
import {HELP} from '../../../../demo/server/import/help.js';
import {readOptions} from '../../../../demo/server/import/options.js';

const read = (line: string) => readOptions(line.split(' '));
const refuses = (line: string, message: RegExp): void =>
  assert.throws(() => read(line), (error) => error instanceof UsageError && message.test(error.message), line);

describe('the command line of an import', () => {
  it('needs a format and a file, the rest has defaults', () => {
    assert.deepEqual(read('--format azure-trace a.csv b.csv'), {
      format: 'azure-trace',
      paths: ['a.csv', 'b.csv'],
      userId: 'demo',
      isReplacing: false,
      currency: null,
      balance: null,
      days: 30,
      until: null,
      shape: 'flat',
      seed: 1,
      mixPath: null,
      fx: '0.92',
      ledger: null,
      mongoUser: null,
    });
  });

  it('reads every option', () => {
    const azure = read('--format=azure-trace f --user acme --days 90 --until 2026-11-20T18:00:00Z --shape office --seed 7 --mix m.json --balance 5000000.50 --currency EUR --replace');
    assert.deepEqual(
      azure !== 'help' && [azure.userId, azure.days, azure.until, azure.shape, azure.seed, azure.mixPath, azure.balance, azure.isReplacing],
      ['acme', 90, Date.UTC(2026, 10, 20, 18) * 1000, 'office', 7, 'm.json', '5000000.5', true],
    );
    const ledger = read('--format librechat dump --fx 0.90 --ledger usd --mongo-user 68e0f3a1c2b4d5e6f7081920');
    assert.deepEqual(ledger !== 'help' && [ledger.fx, ledger.ledger, ledger.mongoUser], ['0.9', 'usd', '68e0f3a1c2b4d5e6f7081920']);
    const kept = read('--format azure-trace f --keep-times');
    assert.equal(kept !== 'help' && kept.days, null);
  });

  it('asks for help', () => {
    assert.equal(read('--help'), 'help');
    assert.equal(read('-h --format nonsense'), 'help');
  });

  it('names the option that is wrong and what is allowed', () => {
    refuses('', /--format is missing; it must be azure-trace, librechat, csv, jsonl/);
    refuses('--format xml f', /--format "xml" is not allowed; it must be azure-trace/);
    refuses('--format csv', /Name the file/);
    refuses('--format csv f --colour red', /--colour is not an option\. There are --help, --format/);
    refuses('--format csv f --user', /--user/);
    refuses('--format csv f --user a/b', /--user "a\/b" is not allowed/);
    refuses('--format csv f --currency euro', /--currency "euro".*a code like EUR/);
    refuses('--format csv f --balance -5', /--balance/);
    refuses('--format azure-trace f --days 0', /--days "0" is not allowed; it must be a whole number from 1 to 3660/);
    refuses('--format azure-trace f --days 1e2', /--days/);
    refuses('--format azure-trace f --until yesterday', /--until "yesterday".*instant with offset/);
    refuses('--format azure-trace f --shape round', /flat, office/);
    refuses('--format azure-trace f --seed x', /--seed/);
    refuses('--format azure-trace f --keep-times --days 3', /--keep-times goes without/);
    refuses('--format librechat f --fx 0', /--fx "0"/);
    refuses('--format librechat f --ledger gbp', /eur, usd/);
  });

  it('refuses options of another format', () => {
    refuses('--format csv f --days 3', /--days is for --format azure-trace only/);
    refuses('--format azure-trace f --fx 0.9', /--fx is for --format librechat only/);
    refuses('--format librechat f --balance 5', /--balance is for --format azure-trace or csv or jsonl only/);
  });

  it('has each option in the help', () => {
    for (const name of ['format', 'user', 'replace', 'currency', 'balance', 'days', 'keep-times', 'until', 'shape', 'seed', 'mix', 'fx', 'ledger', 'mongo-user']) {
      assert.match(HELP, new RegExp(`--${name}\\b`));
    }
  });
});
