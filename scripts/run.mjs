import {spawn, spawnSync} from 'node:child_process';
import {existsSync, lstatSync, readFileSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** The repository's root. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The package manager's command. */
export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const offline = {PUPPETEER_SKIP_DOWNLOAD: '1', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1'};

/** Path of a command of an installed package. */
export function bin(name) {
  return join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

/** The compiler, run by `process.execPath`: an older one, which tests the types, takes turns with it for `.bin/tsc`. */
export const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

/** Installs what package-lock.json names, unless exactly that is installed already, or the folder is lent by a link. */
export function ensureInstalled() {
  if (lstatSync(join(root, 'node_modules'), {throwIfNoEntry: false})?.isSymbolicLink()) return;
  const [lock, done] = [join(root, 'package-lock.json'), join(root, 'node_modules', '.package-lock.json')];
  if (existsSync(done) && statSync(done).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing dependencies (once)…');
  run(npm, ['ci', '--no-audit', '--no-fund'], {...process.env, ...offline});
}

/** Runs a command to its end; a failure ends this process with its code. */
export function run(command, args, env = process.env) {
  const {status} = spawnSync(command, args, {cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32'});
  if (status !== 0) process.exit(status ?? 1);
}

/** Runs a TypeScript program in place of this one: same terminal, same signals, same exit code. */
export function become(file, args = []) {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {cwd: root, stdio: 'inherit'});
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 128 : (code ?? 1)));
}

/** The package's version. */
export function packageVersion() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}
