import {existsSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {newest} from './build.mjs';
import {writeLibreChatNotice} from './package/notice.mjs';
import {bin, root, run} from './run.mjs';

const SOURCES = ['demo/server', 'src/contract', 'src/format', 'package-lock.json', 'vite.librechat.config.ts', 'scripts/build-librechat.mjs', 'scripts/package/notice.mjs'];
const folder = join(root, 'dist/librechat');
const last = join(folder, 'router.d.cts');

/** Whether dist/librechat is there and younger than everything it is made from. */
export function isLibreChatBuilt() {
  return existsSync(last) && statSync(last).mtimeMs >= Math.max(...SOURCES.map((path) => newest(join(root, path))));
}

/** Makes dist/librechat: what runs inside LibreChat's process or beside it, and the types of the one function it exports. */
export function buildLibreChat() {
  rmSync(folder, {recursive: true, force: true});
  run(bin('vite'), ['build', '--config', 'vite.librechat.config.ts', '--logLevel', 'warn']);
  writeLibreChatNotice(folder);
  const types = readFileSync(join(root, 'demo/server/librechat/mount/types.ts'), 'utf8');
  writeFileSync(last, `${types}\n/** A middleware that answers the widgets' endpoints; see docs/librechat.md. */\nexport declare function createA2bRouter(options: RouterOptions): Middleware;\n`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) buildLibreChat();
