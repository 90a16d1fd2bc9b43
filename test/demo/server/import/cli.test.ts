import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {Writable} from 'node:stream';
import {describe, it} from 'node:test';
import {readSecret} from '../../../../demo/server/auth/secret.js';
import {userOf} from '../../../../demo/server/auth/tokens.js';
import {runImport} from '../../../../demo/server/import/cli.js';
import {tempDir, tempFile} from './support/files.js';

const CSV = 'date,model,inputTokens,outputTokens\n2026-11-03T09:12:00Z,m,1,2\n2026-11-03T09:12:00Z,m,1\n';

function recorder(): {stream: Writable; text: () => string} {
  let written = '';
  const write = (chunk: unknown, _encoding: unknown, done: () => void): void => {
    written += String(chunk);
    done();
  };
  return {stream: new Writable({write}), text: () => written};
}

/** Runs the command on a data directory, by default one that cannot be used at all. */
async function run(args: readonly string[], dataDir = '/dev/null/none') {
  const [stdout, stderr] = [recorder(), recorder()];
  const environment = {A2B_DATA_DIR: dataDir};
  const code = await runImport(args, {environment, stdout: stdout.stream, stderr: stderr.stream});
  return {code, stdout: stdout.text(), stderr: stderr.text()};
}

describe('npm run import', () => {
  it('explains itself', async () => {
    const {code, stdout} = await run(['--help']);
    assert.equal(code, 0);
    assert.match(stdout, /Examples\n {2}npm run import -- --format azure-trace/);
  });

  it('ends with 2 for wrong usage and 1 for a missing file, before it opens a database', async () => {
    const usage = await run(['--format', 'xml', 'f']);
    assert.deepEqual([usage.code, usage.stdout], [2, '']);
    assert.match(usage.stderr, /^--format "xml" is not allowed.*--help\.\n$/);
    const missing = await run(['--format', 'csv', '/none.csv']);
    assert.deepEqual([missing.code, missing.stderr], [1, '/none.csv: no such file. Nothing was changed.\n']);
  });

  it('ends with 0 with skipped lines named, and gives a new user a bearer token that the server takes', async (context) => {
    const file = await tempFile(context, CSV, 'usage.csv');
    const dataDir = join(await tempDir(context), 'data');
    const {code, stdout, stderr} = await run(['--format', 'csv', file, '--user', 'acme'], dataDir);
    assert.equal(code, 0);
    assert.ok(stderr.includes(`${file}:3: Invalid Record Length`));
    const [, token = ''] = /Bearer token of acme: (\S+)\n$/.exec(stdout) ?? [];
    assert.equal(userOf(token, {demoToken: 'demo', secret: await readSecret(dataDir)}), 'acme');

    const again = await run(['--format', 'csv', file], dataDir);
    assert.match(again.stdout, /^1 charge with 1 input and 2 output tokens\.\n1 new, 0 already there, 1 line skipped\.\n$/);
    assert.ok(!existsSync(join(dataDir, 'lock')));
  });
});
