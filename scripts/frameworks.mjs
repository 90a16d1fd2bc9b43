import {readdirSync, readFileSync, rmSync, mkdtempSync} from 'node:fs';
import {spawnSync} from 'node:child_process';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {ensureInstalled, root} from './run.mjs';

// The packed package as other people install it: its command, and projects of their frameworks, each built and opened.
ensureInstalled();
const {build, isBuilt} = await import('./build.mjs');
if (!isBuilt()) build();

const reports = mkdtempSync(join(tmpdir(), 'a2b-frameworks-'));
const tap = join(reports, 'node.tap');
const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${tap}`];
const files = readdirSync(join(root, 'test/frameworks')).filter((name) => name.endsWith('.packed.ts')).map((name) => `test/frameworks/${name}`);
const {status} = spawnSync(process.execPath, ['--import', 'tsx', '--test', '--test-concurrency=1', ...reporters, ...files], {cwd: root, stdio: 'inherit'});
const text = readFileSync(tap, 'utf8');
const count = (word) => Number(new RegExp(`^# ${word} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
console.log(`\n${count('pass')} passed, ${count('fail') + count('cancelled')} failed`);
rmSync(reports, {recursive: true, force: true});
process.exitCode = status ?? 1;
