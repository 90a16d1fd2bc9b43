import {fork} from 'node:child_process';
import type {DatabaseOptions} from '../../../demo/server/db/database.js';
import type {Target} from './load.js';

/** Starts the server in a process of its own, so that the load and the answers share no event loop. */
export async function startServer({databaseUrl, dataDir}: DatabaseOptions, folders: {hostDir?: string; distDir?: string} = {}): Promise<Target & {stop: () => void}> {
  const child = fork(new URL('./serve.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      A2B_BENCH_DATABASE_URL: databaseUrl,
      A2B_BENCH_DATA_DIR: dataDir,
      A2B_BENCH_HOST_DIR: folders.hostDir,
      A2B_BENCH_DIST_DIR: folders.distDir,
    },
  });
  const target = await new Promise<Target>((resolve, reject) => {
    child.once('message', (told) => resolve(told as Target));
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
  return {...target, stop: () => child.send('stop')};
}
