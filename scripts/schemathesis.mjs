import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {ensureInstalled, root} from './run.mjs';

const VERSION = '4.32.5';
const venv = join(root, '.cache', `schemathesis-${VERSION}`);
const tool = join(venv, 'bin', 'schemathesis');

/** schemathesis in a virtual environment of its own, made once. */
function ensureTool() {
  if (existsSync(tool)) return true;
  const steps = [['python3', '-m', 'venv', venv], [join(venv, 'bin', 'pip'), 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`]];
  if (steps.every(([command, ...args]) => spawnSync(command, args, {stdio: 'inherit'}).status === 0) && existsSync(tool)) return true;
  rmSync(venv, {recursive: true, force: true});
  console.error('schemathesis needs Python 3.10 or newer with venv and pip. On Debian: apt-get install python3-venv');
  return false;
}

async function startServer(dataDir) {
  const env = {...process.env, A2B_DATA_DIR: dataDir, PORT: '0', A2B_DEMO_TOKEN: 'demo', DATABASE_URL: ''};
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts'], {cwd: root, env, stdio: ['ignore', 'pipe', 'inherit']});
  for await (const line of createInterface({input: child.stdout})) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url) return {child, url};
  }
  throw new Error('The reference server did not start.');
}

/** Test cases as the tool's own JUnit report counts them: one per operation and phase. */
function countsIn(report) {
  const text = existsSync(report) ? readFileSync(report, 'utf8') : '';
  const count = (word) => Number(new RegExp(`<testsuites[^>]* ${word}="(\\d+)"`).exec(text)?.[1] ?? 0);
  const [failed, skipped] = [count('failures') + count('errors'), count('skipped')];
  return {passed: Math.max(0, count('tests') - failed - skipped), failed, skipped};
}

/**
 * All checks but one: that whatever the schema admits is accepted. No schema can say what a zone is called, which of two
 * dates comes first, or which cursors and tokens this server has given; those are answered with a documented 400.
 */
const CHECKS = ['--checks', 'all', '--exclude-checks', 'positive_data_acceptance'];

/** One worker: with more, Python 3.11 fails in its own parser. */
async function check(url, report) {
  const limits = ['--max-examples', process.env.A2B_EXAMPLES ?? '50', '--workers', '1', '--no-color'];
  const reports = ['--report', 'junit', '--report-junit-path', report];
  const args = ['run', `${url}/api/openapi.json`, ...CHECKS, '--header', 'Authorization: Bearer demo', ...limits, ...reports, ...process.argv.slice(2)];
  const [status] = await once(spawn(tool, args, {cwd: tmpdir(), stdio: 'inherit'}), 'close');
  return status;
}

async function main() {
  ensureInstalled();
  if (!ensureTool()) return {passed: 0, failed: 1, skipped: 0};
  const dir = mkdtempSync(join(tmpdir(), 'a2b-schemathesis-'));
  const {child, url} = await startServer(join(dir, 'data'));
  try {
    const report = join(dir, 'report.xml');
    const status = await check(url, report);
    const counts = countsIn(report);
    return status === 0 || counts.failed > 0 ? counts : {...counts, failed: 1};
  } finally {
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
    rmSync(dir, {recursive: true, force: true});
  }
}

const {passed, failed, skipped} = await main();
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
