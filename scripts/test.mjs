import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {bin, ensureInstalled, root, tsc} from './run.mjs';

ensureInstalled();
const {build, isBuilt} = await import('./build.mjs');
const {buildLibreChat, isLibreChatBuilt} = await import('./build-librechat.mjs');

const reports = mkdtempSync(join(tmpdir(), 'a2b-test-'));
const totals = {passed: 0, failed: 0, skipped: 0};
const failures = [];

function add({passed = 0, failed = 0, skipped = 0}) {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
}

function step(title, command, args, count) {
  const started = Date.now();
  console.log(`\n── ${title}`);
  const {status} = spawnSync(command, args, {cwd: root, stdio: 'inherit', shell: process.platform === 'win32'});
  const counted = count?.() ?? {};
  if (status === 0 || counted.failed > 0) add(count ? counted : {passed: 1});
  else add({...counted, failed: 1});
  if (status !== 0) failures.push(title);
  console.log(`── ${title}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

const nodeTests = readdirSync(join(root, 'test'), {recursive: true})
  .map((name) => `test/${name.replaceAll('\\', '/')}`)
  .filter((name) => name.endsWith('.test.ts') && !/\.browser\.test\.ts$|\/node_modules\//.test(name))
  .sort();

function tapCounts(file) {
  const text = readFileSync(file, 'utf8');
  const read = (word) => Number(new RegExp(`^# ${word} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
  return {passed: read('pass'), failed: read('fail') + read('cancelled'), skipped: read('skipped') + read('todo')};
}

/** Tests in Node: pure layers, the reference API over PGlite, and the built package in a real page. */
function nodeStep() {
  const tap = join(reports, 'node.tap');
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${tap}`];
  const args = ['--import', 'tsx', '--test', '--test-concurrency=2', ...reporters, ...nodeTests];
  step('Tests in Node', process.execPath, args, () => tapCounts(tap));
}

/** Tests in a real Chromium against the reference API. */
function browserStep() {
  const file = join(reports, 'browser.json');
  process.env.A2B_BROWSER_REPORT = file;
  step('Tests in the browser', bin('wtr'), [], () => JSON.parse(readFileSync(file, 'utf8')));
}

step('Types', process.execPath, [tsc, '-p', 'tsconfig.json']);
step('Types of tests and demo', process.execPath, [tsc, '-p', 'tsconfig.tools.json']);
step('Lint', bin('eslint'), ['.', '--max-warnings=0']);
step('custom-elements.json is current', process.execPath, ['scripts/manifest.mjs', '--check']);
step('llms.txt is current', process.execPath, ['scripts/package/llms.mjs', '--check']);
step('openapi.json is current', process.execPath, ['scripts/openapi.mjs', '--check']);
if (!isBuilt()) build();
if (!isLibreChatBuilt()) buildLibreChat();
step('The sizes in README.md are current', process.execPath, ['scripts/package/readme-sizes.mjs', '--check']);
nodeStep();
browserStep();

rmSync(reports, {recursive: true, force: true});
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`);
process.exitCode = totals.failed > 0 || failures.length > 0 ? 1 : 0;
