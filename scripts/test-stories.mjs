import {spawnSync} from 'node:child_process';
import {readFileSync, rmSync, mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {bin, ensureInstalled, root, run} from './run.mjs';

/** Builds the catalogue and looks at every story of it in a browser. */
ensureInstalled();
run(bin('storybook'), ['build', '--quiet', '--output-dir', 'storybook-static']);

const folder = mkdtempSync(join(tmpdir(), 'a2b-stories-'));
const tap = join(folder, 'stories.tap');
const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${tap}`];
const {status} = spawnSync(process.execPath, ['--import', 'tsx', '--test', ...reporters, 'test/stories/catalogue.stories.ts'], {cwd: root, stdio: 'inherit'});

const text = readFileSync(tap, 'utf8');
rmSync(folder, {recursive: true});
const read = (word) => Number(new RegExp(`^# ${word} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
const [failed, skipped] = [read('fail') + read('cancelled'), read('skipped')];
console.log(`\n${read('pass')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = status === 0 && failed === 0 ? 0 : 1;
