import {become, ensureInstalled} from './run.mjs';

ensureInstalled();
become('demo/server/import/main.ts', process.argv.slice(2));
