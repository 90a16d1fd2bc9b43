import {builtinModules} from 'node:module';
import {defineConfig} from 'vite';

const entries = {router: 'router.ts', sidecar: 'sidecar-main.ts', indexes: 'indexes-main.ts'};
const folder = 'demo/server/librechat/mount';

/**
 * What runs beside or inside LibreChat, as CommonJS files that need nothing but Node and, for the side-car, the
 * `mongodb` driver that LibreChat's own image has.
 */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/librechat',
    target: 'node20',
    ssr: true,
    minify: false,
    // For the packages whose licences have to go along; not shipped.
    sourcemap: 'hidden',
    reportCompressedSize: false,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, `${folder}/${file}`])),
      external: ['mongodb', ...builtinModules, /^node:/],
      output: {format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'shared-[hash].cjs', exports: 'named'},
    },
  },
  ssr: {noExternal: true, external: ['mongodb']},
});
