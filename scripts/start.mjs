import {become, ensureInstalled} from './run.mjs';

ensureInstalled();
const {build, isBuilt} = await import('./build.mjs');
if (!isBuilt()) {
  console.log('Building the widgets…');
  build();
}
become('demo/server/main.ts', process.argv.slice(2));
