import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {ensureDebian, missingOf} from './debian.mjs';
import {bin, ensureInstalled, root} from './run.mjs';

/** What the engines need from Debian: a file each, and the package that has it. */
const NEEDED = {
  'firefox-esr': process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
  'webkit2gtk-driver': '/usr/bin/WebKitWebDriver',
  xvfb: '/usr/bin/Xvfb',
};

/** Installs what is missing where that is allowed; else says what to install. */
function ensureEngines() {
  if (ensureDebian(NEEDED)) return true;
  console.error(`Firefox and WebKit are missing. On Debian or Ubuntu, as root: apt-get install ${missingOf(NEEDED).join(' ')}`);
  return false;
}

const ended = (command, args, env) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {cwd: root, stdio: 'inherit', env: {...process.env, ...env}, shell: process.platform === 'win32'});
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
    child.on('close', resolve);
  });

const NOTHING = {passed: 0, failed: 0, skipped: 0};

/** Runs something that leaves its counts in a file; an end without them is one failure. */
async function counted(title, run, read) {
  const started = Date.now();
  console.log(`\n── ${title}`);
  const status = await run();
  const counts = {...NOTHING, ...read()};
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  console.log(`── ${title}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return counts;
}

/**
 * The browser suite, in both engines at once. Where a driver stops answering, the runner ends before it has counted
 * anything: then nothing was tested, and it is begun once more.
 */
function suite(reports) {
  const file = join(reports, 'suite.json');
  const args = ['--config', 'web-test-runner.engines.config.mjs', ...process.argv.slice(2)];
  const begin = () => ended(bin('wtr'), args, {A2B_BROWSER_REPORT: file});
  const run = async () => {
    const status = await begin();
    if (status === 0 || existsSync(file)) return status;
    console.log('The runner ended without a result. Once more.');
    return begin();
  };
  return counted('The browser suite in Firefox and WebKit', run, () => existsSync(file) && JSON.parse(readFileSync(file, 'utf8')));
}

/** The built package on the demo's page. */
function smoke(reports) {
  const file = join(reports, 'smoke.tap');
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${file}`];
  const run = () => ended(process.execPath, ['--import', 'tsx', '--test', ...reporters, 'test/engines/demo.engines.ts']);
  return counted('The demo in Firefox and WebKit', run, () => {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const count = (word) => Number(new RegExp(`^# ${word} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
    return {passed: count('pass'), failed: count('fail') + count('cancelled'), skipped: count('skipped')};
  });
}

async function main() {
  ensureInstalled();
  if (!ensureEngines()) return {...NOTHING, failed: 1};
  const {build, isBuilt} = await import('./build.mjs');
  if (!isBuilt()) build();
  const reports = mkdtempSync(join(tmpdir(), 'a2b-engines-'));
  const parts = [await suite(reports), await smoke(reports)];
  rmSync(reports, {recursive: true, force: true});
  return parts.reduce((a, b) => ({passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped}));
}

const {passed, failed, skipped} = await main();
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
