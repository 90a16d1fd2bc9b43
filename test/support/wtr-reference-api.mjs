import {spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {Readable} from 'node:stream';
import {fileURLToPath} from 'node:url';

const SCRIPT = fileURLToPath(new URL('./serve-reference-api.ts', import.meta.url));

async function start() {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT], {stdio: ['pipe', 'pipe', 'inherit']});
  const lines = createInterface({input: child.stdout});
  for await (const line of lines) return {child, url: line.trim()};
  throw new Error('The reference API did not start.');
}

/** Hands a request on to the reference API. */
async function forward(context, base) {
  const headers = {...context.headers, host: new URL(base).host};
  const answer = await fetch(base + context.url, {headers, method: context.method, redirect: 'manual'});
  context.status = answer.status;
  answer.headers.forEach((value, name) => context.set(name, value));
  context.remove('content-encoding');
  context.remove('transfer-encoding');
  context.body = answer.body === null ? null : Readable.fromWeb(answer.body);
}

/** Serves the real reference API, over PGlite with sample data, below `/api` of the test pages. */
export function referenceApi() {
  let api;
  return {
    middleware: (context, next) => (context.path.startsWith('/api/') ? forward(context, api.url) : next()),
    plugin: {
      name: 'reference-api',
      serverStart: async () => {
        api = await start();
      },
      serverStop: () => void api?.child.kill(),
    },
  };
}
