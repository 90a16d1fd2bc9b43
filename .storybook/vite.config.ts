import {defineConfig} from 'vite';

/** The catalogue: all addresses relative, so that it works from any folder of a plain static host. */
export default defineConfig({
  base: './',
  build: {target: 'es2022', chunkSizeWarningLimit: 4000, reportCompressedSize: false},
});
