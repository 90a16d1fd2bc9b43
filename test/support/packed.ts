import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';

/** The repository. */
export const root = join(import.meta.dirname, '../..');

/** A folder in which the package is installed as npm would publish it; its dependencies are found above. */
export interface PackedPackage {
  readonly folder: string;
  /** The tarball itself. */
  readonly tarball: string;
  remove(): void;
}

function runOrThrow(command: string, args: readonly string[], cwd: string): void {
  const {status, stdout, stderr} = spawnSync(command, args, {cwd, encoding: 'utf8', shell: process.platform === 'win32'});
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
}

/** Packs what is built and unpacks it below a `node_modules` of its own. */
export function packPackage(): PackedPackage {
  mkdirSync(join(root, '.cache'), {recursive: true});
  const folder = mkdtempSync(join(root, '.cache/packed-'));
  const place = join(folder, 'node_modules/@aim2balance/widgets');
  mkdirSync(place, {recursive: true});
  runOrThrow('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], root);
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  runOrThrow('tar', ['-xzf', tarball, '--strip-components=1', '-C', place], folder);
  return {folder, tarball, remove: () => rmSync(folder, {recursive: true, force: true})};
}
