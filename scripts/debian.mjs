import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';

/** Names of the packages whose file is not there; `needed` is a file for each package. */
export const missingOf = (needed) => Object.keys(needed).filter((name) => !existsSync(needed[name]));

const apt = (...args) =>
  spawnSync('apt-get', args, {stdio: ['ignore', 'ignore', 'inherit'], env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'}}).status === 0;

/** Installs what is missing where that is allowed: on Debian or Ubuntu, as root. False = something is still missing. */
export function ensureDebian(needed) {
  const names = missingOf(needed);
  if (names.length === 0) return true;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`Installing ${names.join(', ')}…`);
  return apt('update') && apt('install', '-y', '--no-install-recommends', ...names) && missingOf(needed).length === 0;
}
