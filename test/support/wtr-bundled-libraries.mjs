import {build} from 'esbuild';
import {join, relative, sep} from 'node:path';
import {root} from '../../scripts/run.mjs';

const FOLDER = 'bundled-libraries';

/** What a page imports of libraries that come in hundreds of files. */
const IMPORTED = ['echarts/charts', 'echarts/components', 'echarts/core', 'echarts/renderers', 'zod/mini'];

const addressOf = (name) => `/${FOLDER}/${name}.js`;

async function bundle(define) {
  const {outputFiles} = await build({
    absWorkingDir: root,
    entryPoints: IMPORTED.map((name) => ({in: name, out: name})),
    outdir: join(root, FOLDER),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['browser', 'development'],
    define,
    write: false,
  });
  return new Map(outputFiles.map(({path, text}) => [`/${relative(root, path).replaceAll(sep, '/')}`, text]));
}

/**
 * Serves large libraries in a few files. Each by itself they are some seven hundred requests of every test page, which
 * keep the requests of the elements waiting for seconds where two browsers load at once.
 */
export function bundledLibraries(define) {
  let files = new Map();
  return {
    name: 'bundled-libraries',
    serverStart: async () => void (files = await bundle(define)),
    resolveImport: ({source}) => (IMPORTED.includes(source) ? addressOf(source) : undefined),
    serve: ({path}) => (files.has(path) ? {body: files.get(path), type: 'js'} : undefined),
  };
}
