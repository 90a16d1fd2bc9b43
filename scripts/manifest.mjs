import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {bin, root} from './run.mjs';

const file = join(root, 'custom-elements.json');
const read = () => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const before = read();
const {status, stderr} = spawnSync(bin('cem'), ['analyze', '--config', 'custom-elements-manifest.config.mjs'], {cwd: root, encoding: 'utf8'});
if (status !== 0) throw new Error(`The manifest could not be made: ${stderr}`);
if (process.argv.includes('--check') && before !== read()) {
  console.warn('custom-elements.json was not current and has been made anew; commit it.');
  process.exitCode = 1;
}
