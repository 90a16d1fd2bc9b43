import {fileURLToPath} from 'node:url';
import autoprefixer from 'autoprefixer';
import tailwindcss from 'tailwindcss';
import {defineConfig} from 'vite';
import tailwind from './tailwind.config.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const page = (name) => [name, at(`pages/${name}/index.html`)];

/** The pages of the comparison, each built as its makers would: minified, production mode, no source maps. */
export default defineConfig({
  root: at('pages'),
  define: {'process.env.NODE_ENV': '"production"'},
  css: {postcss: {plugins: [tailwindcss(tailwind), autoprefixer()]}},
  build: {
    outDir: at('../../.cache/bench'),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    rolldownOptions: {input: Object.fromEntries(['bare', 'chartjs', 'tremor'].map(page))},
  },
});
