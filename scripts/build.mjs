import {chmodSync, existsSync, readdirSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {describePackage} from './package/index.mjs';
import {writeNotices} from './package/notice.mjs';
import {writeIntegrity} from './package/sri.mjs';
import {bin, root, run, tsc} from './run.mjs';

const SOURCES = ['src', 'scripts/package', 'scripts/one-core.mjs', 'scripts/parts-loader.mjs', 'scripts/small-templates.mjs', 'custom-elements.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'tsconfig.cli.json', 'vite.config.ts'];

/** When the youngest file below a path was written, ms. */
export function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Whether dist/ is there and younger than everything it is made from. */
export function isBuilt() {
  const last = join(root, 'dist/cdn/sri.json');
  return existsSync(last) && statSync(last).mtimeMs >= Math.max(...SOURCES.map((path) => newest(join(root, path))));
}

/** Makes dist/: modules and types by tsc, what is made from the manifest, then the two script-tag builds with their licences and hashes. */
export function build() {
  rmSync(join(root, 'dist'), {recursive: true, force: true});
  run(process.execPath, [tsc, '-p', 'tsconfig.build.json']);
  run(process.execPath, [tsc, '-p', 'tsconfig.cli.json']);
  chmodSync(join(root, 'dist/cli/a2b.js'), 0o755);
  describePackage();
  run(bin('vite'), ['build', '--logLevel', 'warn']);
  run(bin('vite'), ['build', '--logLevel', 'warn'], {...process.env, A2B_CDN: 'single'});
  writeNotices();
  writeIntegrity();
}

if (process.argv[1] === new URL(import.meta.url).pathname) build();
