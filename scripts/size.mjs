import {readdirSync, readFileSync} from 'node:fs';
import {SourceMap} from 'node:module';
import {basename, dirname, join} from 'node:path';
import {brotliCompressSync} from 'node:zlib';
import {root} from './run.mjs';

const CDN = join(root, 'dist/cdn');

/** Bytes of a text as a server with brotli sends it. */
export function brotliSize(text) {
  return brotliCompressSync(text).length;
}

/** The package a source belongs to, or the folder or file of ours: `npm:lit`, `src/base/menu.js`. */
function ownerOf(source, isFine) {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)/.exec(source);
  if (inPackage) return isFine ? `npm:${inPackage[1]}/${inPackage[2]}` : `npm:${inPackage[1]}`;
  const own = source.replace(/^(\.\.\/)+/, 'src/');
  return isFine ? own : dirname(own);
}

/** What every source put into a built file, by the file's source map: `Map<owner, text>`. */
export function sharesOf(file, isFine) {
  const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
  const shares = new Map();
  readFileSync(file, 'utf8').split('\n').forEach((line, row) => {
    for (let column = 0; column < line.length; column += 1) {
      const {originalSource = 'banner and glue'} = map.findEntry(row, column);
      const owner = ownerOf(originalSource, isFine);
      shares.set(owner, (shares.get(owner) ?? '') + line[column]);
    }
  });
  return shares;
}

/** Lines `min brotli owner`, largest first; brotli is what the file shrinks by without the owner. */
function table(file, isFine) {
  const shares = [...sharesOf(file, isFine)].sort(([, a], [, b]) => b.length - a.length);
  const whole = brotliSize(shares.map(([, text]) => text).join('\n'));
  return shares.map(([owner, text]) => {
    const without = brotliSize(shares.filter(([other]) => other !== owner).map(([, other]) => other).join('\n'));
    return `${String(text.length).padStart(8)} ${String(whole - without).padStart(8)}  ${owner}`;
  });
}

function print(file, isFine) {
  const text = readFileSync(file, 'utf8');
  console.log(`\n${basename(file)}: ${text.length} min, ${brotliSize(text)} brotli`);
  if (text.length < 2000 && !isFine) return;
  for (const line of table(file, isFine)) console.log(line);
}

function main([name, ...flags]) {
  const isFine = flags.includes('--modules') || name === '--modules';
  const files = readdirSync(CDN).filter((file) => file.endsWith('.js') && file !== 'a2b.min.js');
  const wanted = name && !name.startsWith('--') ? files.filter((file) => file.includes(name)) : files;
  for (const file of wanted) print(join(CDN, file), isFine);
}

if (process.argv[1] === new URL(import.meta.url).pathname) main(process.argv.slice(2));
