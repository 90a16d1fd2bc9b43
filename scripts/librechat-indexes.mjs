// Creates the indexes that LibreChat's own MongoDB lacks for these endpoints: npm run librechat:indexes -- --uri mongodb://…
import {become, ensureInstalled} from './run.mjs';

ensureInstalled();
become('demo/server/librechat/mount/indexes-main.ts', process.argv.slice(2));
