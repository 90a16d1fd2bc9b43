import {become, ensureInstalled} from './run.mjs';

ensureInstalled();
become('demo/server/contribution/main.ts', process.argv.slice(2));
