import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';

const root = join(import.meta.dirname, '../..');

/** The demo as a newcomer runs it: its own process, its own data directory. */
export interface DemoProcess {
  readonly url: string;
  /** JSON of an endpoint below `/api`, asked as the sample user. */
  get<T>(path: string): Promise<T>;
  close(): Promise<void>;
}

/** A data directory that holds nothing yet. */
export function emptyDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'a2b-data-'));
}

/** Runs `npm run import` to its end and hands back what it printed. Throws when it fails. */
export function runImport(dataDir: string, ...args: string[]): string {
  const result = spawnSync(process.execPath, ['scripts/import.mjs', ...args], {cwd: root, env: environment(dataDir), encoding: 'utf8'});
  if (result.status !== 0) throw new Error(`The import ended with ${result.status}: ${result.stderr}`);
  return result.stdout + result.stderr;
}

function environment(dataDir: string): NodeJS.ProcessEnv {
  return {...process.env, A2B_DATA_DIR: dataDir, PORT: '0', A2B_DEMO_TOKEN: 'demo', DATABASE_URL: ''};
}

/** Starts the demo server over a data directory, which is removed at the end. */
export async function startDemo(dataDir: string): Promise<DemoProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts'], {cwd: root, env: environment(dataDir), stdio: ['ignore', 'pipe', 'inherit']});
  const url = await addressIn(child.stdout);
  return {
    url,
    get: async <T>(path: string) => {
      const response = await fetch(`${url}/api${path}`, {headers: {Authorization: 'Bearer demo'}});
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, {recursive: true, force: true});
    },
  };
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({input: output})) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('The demo ended before it said where it is.');
}
