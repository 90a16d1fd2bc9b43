import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {packageVersion, root} from '../run.mjs';

const CDN = join(root, 'dist/cdn');

/** The value of `integrity` for a file's content. */
export function integrityOf(content) {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

/** Writes the hash of every script of the CDN folder, for `integrity` attributes and import maps. */
export function writeIntegrity() {
  const scripts = readdirSync(CDN).filter((name) => name.endsWith('.js')).sort();
  const files = Object.fromEntries(scripts.map((name) => [name, integrityOf(readFileSync(join(CDN, name)))]));
  writeFileSync(join(CDN, 'sri.json'), `${JSON.stringify({version: packageVersion(), files}, null, 2)}\n`);
}
