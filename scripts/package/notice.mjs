import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from '../run.mjs';

const CDN = join(root, 'dist/cdn');
const RULE = `\n${'-'.repeat(100)}\n`;

/** The packages in built files, by their source maps. */
function packagesIn(maps) {
  const sources = maps.flatMap((map) => JSON.parse(readFileSync(map, 'utf8')).sources);
  const names = sources.map((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1]).filter(Boolean);
  return [...new Set(names)].sort();
}

function textsOf(name) {
  const folder = join(root, 'node_modules', name);
  const {version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /^(licen[cs]e|notice)(\.\w+)?$/i.test(file)) : [];
  return [`${name} ${version} (${license})`, ...files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim())].join('\n\n');
}

/** Writes the licences and notices of everything that the files of a folder carry, beside them (MIT; Apache-2.0 §4). */
function writeNotice(folder, names) {
  const head = 'The files in this folder are @aim2balance/widgets (MIT) with the software below in them.';
  const own = readFileSync(join(root, 'LICENSE'), 'utf8').trim();
  writeFileSync(join(folder, 'NOTICE.txt'), `${[head, own, ...names.map(textsOf)].join(RULE)}\n`);
}

/** The notice of the script-tag files. */
export function writeNotices() {
  writeNotice(CDN, packagesIn([join(CDN, 'a2b.min.js.map')]));
}

/** The notice of what runs beside or inside LibreChat. Its source maps are there for this only, and are removed. */
export function writeLibreChatNotice(folder) {
  const maps = readdirSync(folder).filter((name) => name.endsWith('.map')).map((name) => join(folder, name));
  writeNotice(folder, packagesIn(maps));
  for (const map of maps) rmSync(map);
}
