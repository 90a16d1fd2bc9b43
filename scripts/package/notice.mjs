import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from '../run.mjs';

const CDN = join(root, 'dist/cdn');
const RULE = `\n${'-'.repeat(100)}\n`;

/** The packages in a built file, by its source map. */
function packagesIn(file) {
  const {sources} = JSON.parse(readFileSync(join(CDN, `${file}.map`), 'utf8'));
  const names = sources.map((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1]).filter(Boolean);
  return [...new Set(names)].sort();
}

function textsOf(name) {
  const folder = join(root, 'node_modules', name);
  const {version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /^(licen[cs]e|notice)(\.\w+)?$/i.test(file)) : [];
  return [`${name} ${version} (${license})`, ...files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim())].join('\n\n');
}

/** Writes the licences and notices of everything that the script-tag files carry, beside them (Apache-2.0 §4). */
export function writeNotices() {
  const head = 'The files in this folder are @aim2balance/widgets (MIT) with the software below in them.';
  const own = readFileSync(join(root, 'LICENSE'), 'utf8').trim();
  writeFileSync(join(CDN, 'NOTICE.txt'), `${[head, own, ...packagesIn('a2b.min.js').map(textsOf)].join(RULE)}\n`);
}
