import vue from '@vitejs/plugin-vue';
import {defineConfig} from 'vite';

/** Tags with this prefix are elements of the browser, not components of Vue. */
const isCustomElement = (tag) => tag.startsWith('a2b-');

export default defineConfig({plugins: [vue({template: {compilerOptions: {isCustomElement}}})]});
