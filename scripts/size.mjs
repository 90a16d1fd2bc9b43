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

/** Whose a source is: a package or folder (`npm:lit`, `src/base`), or with `isFine` the very module. */
function ownerOf(source, isFine) {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)/.exec(source);
  if (inPackage) return isFine ? `npm:${inPackage[1]}/${inPackage[2]}` : `npm:${inPackage[1]}`;
  const own = source.replace(/^(\.\.\/)+/, 'src/');
  return isFine ? own : dirname(own);
}

/** What every owner put into a built file, by the file's source map: `Map<owner, text>`. */
export function sharesOf(file, isFine = false) {
  const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
  const shares = new Map();
  readFileSync(file, 'utf8').split('\n').forEach((line, row) => {
    for (let column = 0; column < line.length; column += 1) {
      const {originalSource = 'the build'} = map.findEntry(row, column);
      const owner = ownerOf(originalSource, isFine);
      shares.set(owner, (shares.get(owner) ?? '') + line[column]);
    }
  });
  return shares;
}

/** Bytes of brotli a file shrinks by without what `isCut` finds among its owners. */
export function brotliShare(shares, isCut) {
  const text = (wanted) => [...shares].filter(([owner]) => wanted(owner)).map(([, each]) => each).join('\n');
  return brotliSize(text(() => true)) - brotliSize(text((owner) => !isCut(owner)));
}

function print(file, isFine) {
  const text = readFileSync(file, 'utf8');
  console.log(`\n${basename(file)}: ${text.length} min, ${brotliSize(text)} brotli`);
  const shares = sharesOf(file, isFine);
  for (const [owner, each] of [...shares].sort(([, a], [, b]) => b.length - a.length)) {
    const share = brotliShare(shares, (other) => other === owner);
    console.log(`${String(each.length).padStart(8)} ${String(share).padStart(8)}  ${owner}`);
  }
}

/** `npm run size [-- <part of a file's name>] [--modules]`: min and brotli of each owner, largest first. */
function main(words) {
  const isFine = words.includes('--modules');
  const [name = ''] = words.filter((word) => !word.startsWith('--'));
  const files = readdirSync(CDN).filter((file) => file.endsWith('.js') && file !== 'a2b.min.js' && file.includes(name));
  for (const file of files) print(join(CDN, file), isFine);
}

if (process.argv[1] === new URL(import.meta.url).pathname) main(process.argv.slice(2));
