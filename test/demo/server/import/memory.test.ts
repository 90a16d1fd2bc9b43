import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {closeSync, mkdtempSync, openSync, rmSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';

const root = join(import.meta.dirname, '../../../..');
const folder = mkdtempSync(join(tmpdir(), 'a2b-memory-'));
after(() => rmSync(folder, {recursive: true, force: true}));

const FIRST = Date.UTC(2026, 0, 1);

/** A file of so many charges, written piece by piece. */
function charges(rows: number): string {
  const path = join(folder, `${rows}.csv`);
  const file = openSync(path, 'w');
  writeSync(file, 'date,model,inputTokens,outputTokens,provider,cost,id\n');
  for (let start = 0; start < rows; start += 10_000) {
    const lines = Array.from({length: Math.min(10_000, rows - start)}, (_, offset) => {
      const index = start + offset;
      return `${new Date(FIRST + index * 20_000).toISOString()},model-${index % 9},${index % 4000},${index % 700},OpenAI,0.0012,row-${index}\n`;
    });
    writeSync(file, lines.join(''));
  }
  closeSync(file);
  return path;
}

/** Runs a program in a process of its own, with so many MB for all its objects. */
function run(program: string, args: readonly string[], heap: number, env: NodeJS.ProcessEnv = {}): Promise<{code: unknown; out: string}> {
  const all = [`--max-old-space-size=${heap}`, '--import', 'tsx', '--import', PEAK, program, ...args];
  return new Promise((resolve) =>
    execFile(process.execPath, all, {cwd: root, env: {...process.env, ...env}}, (error, out, err) => resolve({code: error?.code ?? error?.signal ?? 0, out: out + err})),
  );
}

/** Says at the end how many MB the process took at most. */
const PEAK = `data:text/javascript,${encodeURIComponent("process.on('exit', () => console.log(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`))")}`;

describe('the memory of an import', () => {
  it('does not hold the rows: 150,000 go through a heap that has room for a fraction', async () => {
    const into = 'test/demo/server/import/support/import-into-nothing.ts';
    const {code, out} = await run(into, ['--format', 'csv', charges(150_000)], 40);
    assert.deepEqual([code, /^150000 rows$/m.test(out)], [0, true], out.slice(-2000));
  });

  it('is flat into the embedded database, from 100,000 rows to a million', {skip: process.env['A2B_BIG'] ? false : 'takes minutes; A2B_BIG=1 runs it'}, async (context) => {
    const peaks: number[] = [];
    for (const rows of [100_000, 1_000_000]) {
      const env = {A2B_DATA_DIR: join(folder, `data-${rows}`), DATABASE_URL: ''};
      const {code, out} = await run('demo/server/import/main.ts', ['--format', 'csv', charges(rows)], 64, env);
      assert.equal(code, 0, out.slice(-2000));
      assert.match(out, new RegExp(`${rows.toLocaleString('en-US')} new`));
      peaks.push(Number(/peak (\d+) MB/.exec(out)?.[1]));
    }
    const [small = NaN, large = NaN] = peaks;
    context.diagnostic(`peaks: ${small} MB, ${large} MB`);
    assert.ok(large - small < 200, `${small} MB for 100,000 rows, ${large} MB for a million`);
  });
});
