import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {openDatabase} from '../../../../demo/server/db/database.js';
import {contentOf, importWith, totalsOf} from './support/database.js';
import {tempDir} from './support/files.js';

const main = fileURLToPath(new URL('../../../../demo/server/import/main.ts', import.meta.url));
const ROWS = 30_000;

/** A trace that takes seconds to import. */
function longTrace(): string {
  const lines = Array.from({length: ROWS}, (_, row) => `2023-11-16 18:${String(row % 60).padStart(2, '0')}:00.0000000,374,44`);
  return `TIMESTAMP,ContextTokens,GeneratedTokens\n${lines.join('\n')}\n`;
}

function startImport(file: string, dataDir: string): ChildProcess {
  const args = ['--import', 'tsx', main, '--format', 'azure-trace', file, '--user', 'killed'];
  return spawn(process.execPath, args, {env: {...process.env, A2B_DATA_DIR: dataDir, DATABASE_URL: ''}, stdio: ['ignore', 'ignore', 'pipe']});
}

/** Waits until rows have gone to the database. */
async function isUnderWay(child: ChildProcess): Promise<void> {
  assert.ok(child.stderr);
  for await (const line of createInterface({input: child.stderr})) {
    if (/ [1-9][\d,]* rows, /.test(line)) return;
  }
  assert.fail('the import ended before it could be killed');
}

async function inDatabase<T>(dataDir: string, work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>): Promise<T> {
  const database = await openDatabase({dataDir});
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

describe('an import that is stopped', () => {
  it('leaves the database as it was, when it is killed or told to end, and can be run again', async (context) => {
    const dir = await tempDir(context);
    const [dataDir, file, small] = [join(dir, 'data'), join(dir, 'trace.csv'), join(dir, 'small.csv')];
    await writeFile(file, longTrace());
    await writeFile(small, 'date,model,inputTokens,outputTokens\n2026-11-03T09:12:00Z,m,1,2\n');
    const before = await inDatabase(dataDir, async (database) => {
      await importWith(database, ['--format', 'csv', small, '--user', 'killed']);
      return contentOf(database);
    });

    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      const child = startImport(file, dataDir);
      const exit = once(child, 'exit');
      await isUnderWay(child);
      child.kill(signal);
      assert.deepEqual(await exit, signal === 'SIGKILL' ? [null, 'SIGKILL'] : [143, null]);
    }

    await inDatabase(dataDir, async (database) => {
      assert.deepEqual(await contentOf(database), before);
      const outcome = await importWith(database, ['--format', 'azure-trace', file, '--user', 'killed']);
      assert.deepEqual([outcome.added, outcome.known], [ROWS, 0]);
      assert.deepEqual(await totalsOf(database, 'killed'), {
        rows: ROWS + 1,
        requests: ROWS + 1,
        input: String(ROWS * 374 + 1),
        output: String(ROWS * 44 + 2),
      });
    });
  });
});
