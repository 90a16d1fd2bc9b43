import {createHash} from 'node:crypto';
import {partsLoader} from './parts-loader.mjs';

const EXPORTS = /export\s*\{([^{}]*)\}\s*;?(?=\s*(?:\/\/# [^\n]*\s*)?$)/;

/** What stands between the braces of an import or export, as an object: `a as b` becomes `a:b`, for exports `b:a`. */
function asObject(list, isExport) {
  const pairs = list.split(',').map((each) => each.trim().split(/\s+as\s+/)).filter(([name]) => name !== '');
  return pairs.map(([from, to = from]) => (isExport ? `${to}:${from}` : `${from}:${to}`)).join(',');
}

/** The core with its exports handed to `place` instead of exported; the first core on a page keeps the place. */
export function publishExports(code, place) {
  return code.replace(EXPORTS, (_all, list) => `${place}??={${asObject(list, true)}};`);
}

/**
 * A chunk that takes what it needs of another file from `place`. It does so at the end of its first line, the notice;
 * where the import was stands a gap of the same length, so that its source map stays true.
 */
export function takeFrom(code, from, place) {
  const file = from.replaceAll('.', '\\.');
  const statement = new RegExp(`import\\s*(?:\\{([^{}]*)\\}\\s*from\\s*)?["'\`]\\./${file}["'\`];?`);
  const [all, list] = statement.exec(code) ?? [];
  if (all === undefined) return code;
  const taken = list === undefined ? `${place};` : `var{${asObject(list, false)}}=${place};`;
  return code.replace(all, () => ' '.repeat(all.length)).replace('\n', () => `${taken}\n`);
}

/** As long as `import`, so that the source map stays true where it takes its place. */
const GET = 'a2bGet';

/** A file that gets the late parts named in `files` by what is at `place`, instead of importing them. */
export function getFrom(code, files, place) {
  const names = files.map((file) => file.replaceAll('.', '\\.')).join('|');
  const late = code.replaceAll(new RegExp(`\\bimport(?=\\(\\s*["'\`]\\./(?:${names})["'\`])`, 'g'), GET);
  const takeAll = (text) => files.reduce((rest, file) => takeFrom(rest, file, `await ${GET}("./${file}")`), text);
  return takeAll(late) === code ? code : takeAll(late.replace('\n', () => `var ${GET}=${place};\n`));
}

const inOneLine = (text) => text.replace(/\s+/g, ' ');

/** What makes the loader of the parts, as an expression of the core. */
function loaderOf(chunks) {
  const names = chunks.map(({fileName}) => fileName);
  const needs = chunks.map(({fileName, imports}) => [`./${fileName}`, imports.filter((each) => names.includes(each)).map((each) => `./${each}`)]);
  const some = Object.fromEntries(needs.filter(([, each]) => each.length > 0));
  return `(${inOneLine(partsLoader.toString()).replace(partsLoader.name, '')})(${JSON.stringify(some)},part=>import(part))`;
}

function closureOf(entry, imported) {
  const all = new Set([entry]);
  for (const id of all) for (const next of imported.get(id) ?? []) all.add(next);
  return all;
}

/** The bundler's own helpers, which it keeps in a chunk apart, as an expression. */
function inlined({code}) {
  const body = code.replace(/\n?\/\/# [^\n]*\s*$/, '').replace(/^\/\*![^]*?\*\/\n/, '');
  return `(()=>{${body.replace(EXPORTS, (_all, list) => `return{${asObject(list, true)}}`)}})()`;
}

const isRuntime = ({moduleIds}) => moduleIds.length > 0 && moduleIds.every((id) => id.includes('rolldown/runtime'));
const isMapOf = (asset, chunk) => asset.fileName === `${chunk.fileName}.map`;

/** The core takes the name of the entry, which only imports it. */
function becomeEntry(core, entry, bundle) {
  const map = Object.values(bundle).find((each) => isMapOf(each, core));
  entry.code = core.code.replace(`${core.fileName}.map`, `${entry.fileName}.map`);
  entry.map = core.map;
  delete bundle[core.fileName];
  if (map === undefined) return undefined;
  delete bundle[map.fileName];
  for (const each of Object.values(bundle)) if (isMapOf(each, entry)) delete bundle[each.fileName];
  return {type: 'asset', fileName: `${entry.fileName}.map`, source: map.source};
}

/**
 * A build step that puts all the entry needs at once into the entry's one file, and lets late chunks find it by a
 * name of the page instead of importing it: the entry's address may carry a query or be a redirect, and a second
 * address would be a second copy of everything.
 */
export function oneCore(entryModule) {
  const imported = new Map();
  const closures = new Map();
  const closureAt = (end) => closureOf([...imported.keys()].find((each) => each.endsWith(end)), imported);
  const isNeededBy = (end, id) => (closures.get(end) ?? closures.set(end, closureAt(end)).get(end)).has(id);
  return {
    /** Whether a module is needed at once. */
    isCore: (id) => isNeededBy(entryModule, id),
    /** Whether a module is needed by another one, named by the end of its path. */
    isNeededBy,
    plugin: {
      name: 'one-core',
      moduleParsed: ({id, importedIds}) => void imported.set(id, importedIds),
      generateBundle(_options, bundle) {
        const chunks = Object.values(bundle).filter(({type}) => type === 'chunk');
        const [coreChunk, entry] = [chunks.find(({name}) => name === 'core'), chunks.find(({isEntry}) => isEntry)];
        const hash = createHash('sha256').update(coreChunk.code).digest('hex').slice(0, 8);
        const placeOf = (what) => `globalThis[Symbol.for("a2b ${hash}${what}")]`;
        const runtime = chunks.find(isRuntime);
        const late = chunks.filter((chunk) => ![coreChunk, entry, runtime].includes(chunk));
        const lateFiles = late.map(({fileName}) => fileName);
        const [helpers, parts] = [runtime && inlined(runtime), loaderOf(late)];
        for (const chunk of chunks) {
          const place = (what, content) => (chunk === coreChunk ? `(${placeOf(what)}??=${content})` : placeOf(what));
          chunk.code = takeFrom(chunk.code, coreChunk.fileName, placeOf(''));
          if (runtime) chunk.code = takeFrom(chunk.code, runtime.fileName, place(' helpers', helpers));
          chunk.code = getFrom(chunk.code, lateFiles, place(' parts', parts));
        }
        if (runtime) for (const each of [runtime.fileName, `${runtime.fileName}.map`]) delete bundle[each];
        coreChunk.code = publishExports(coreChunk.code, placeOf(''));
        const map = becomeEntry(coreChunk, entry, bundle);
        if (map !== undefined) this.emitFile(map);
      },
    },
  };
}
