import {readFileSync} from 'node:fs';
import {defineConfig} from 'vite';
import {oneCore} from './scripts/one-core.mjs';
import {smallTemplatesPlugin} from './scripts/small-templates.mjs';

const {version} = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {version: string};
const title = `@aim2balance/widgets ${version} | MIT, and licences of what is in it: NOTICE.txt beside this file`;
// Apache-2.0 §4(d): its notice goes wherever it goes, also to a page that takes nothing but this file. On one line: the
// first line of a file is its notice, and oneCore() writes behind it.
const echarts = readFileSync(new URL('node_modules/echarts/NOTICE', import.meta.url), 'utf8').trim().replace(/\s+/g, ' ');
const hasECharts = ({moduleIds}: {moduleIds: readonly string[]}) => moduleIds.some((id) => id.includes('node_modules/echarts/'));
const notice = (chunk: {moduleIds: readonly string[]}) => (hasECharts(chunk) ? `/*! ${title} | ${echarts} */` : `/*! ${title} */`);
const {isCore, isNeededBy, plugin} = oneCore('/dist/cdn.js');
/** What widgets with charts have in common, but for the engine: many small files would be as many ways there and back. */
const isDrawing = (id: string) => /\/dist\/(chart\/(?!echarts|sheet|options\/(bars|band|donut))|base\/(quiet-answer|tooltip)|contract\/breakdown\.|format\/csv\.|widgets\/usage-summary\/usage-summary\.series)/.test(id);
/** Summary, log and range picker, and what only they need at once: a page rarely has one without the others. */
const isFigures = (id: string) => ['usage-summary', 'usage-log'].some((name) => isNeededBy(`/dist/elements/a2b-${name}.js`, id));
const isSingleFile = process.env['A2B_CDN'] === 'single';

/** The script-tag builds, made from what tsc wrote: one entry with lazy chunks, or (A2B_CDN=single) one file. */
export default defineConfig({
  define: {'process.env.NODE_ENV': '"production"'},
  base: './',
  plugins: [smallTemplatesPlugin, ...(isSingleFile ? [] : [plugin])],
  publicDir: false,
  build: {
    outDir: 'dist/cdn',
    emptyOutDir: !isSingleFile,
    target: 'es2022',
    sourcemap: true,
    modulePreload: false,
    reportCompressedSize: false,
    lib: {entry: 'dist/cdn.js', formats: ['es']},
    rolldownOptions: {
      // The reader of an answer comes with its widget; `client` asks for it by name.
      checks: {ineffectiveDynamicImport: false},
      output: {
        postBanner: notice,
        minify: true,
        entryFileNames: isSingleFile ? 'a2b.min.js' : 'a2b.js',
        chunkFileNames: 'chunk-[hash].js',
        codeSplitting: isSingleFile ? false : {groups: [{name: 'core', test: isCore, priority: 3}, {name: 'figures', test: isFigures, priority: 2}, {name: 'drawing', test: isDrawing, priority: 1}]},
      },
    },
  },
});
