import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {become, ensureInstalled, npm, root, run} from './run.mjs';

const [what = 'client', ...rest] = process.argv.slice(2);
const bench = join(root, 'test', 'bench');

ensureInstalled();
if (what === 'server') become('test/bench/server/main.ts', rest);
else if (what === 'client') await compare();
else if (what === 'large') await useBuilt('test/bench/large/main.ts');
else throw new RangeError(`"${what}" is nothing to measure. Use client, large or server.`);

/** The same dashboard by other means: built here, each in its own way, and opened in turn. */
async function compare() {
  if (!existsSync(join(bench, 'node_modules'))) run(npm, ['ci', '--prefix', bench, '--no-audit', '--no-fund']);
  run(process.execPath, [join(bench, 'node_modules/vite/bin/vite.js'), 'build', '--config', join(bench, 'vite.config.mjs'), '--logLevel', 'error']);
  await useBuilt('test/bench/client/main.ts');
}

async function useBuilt(program) {
  const {build, isBuilt} = await import('./build.mjs');
  if (!isBuilt()) build();
  become(program, rest);
}
