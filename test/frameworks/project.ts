import {spawn} from 'node:child_process';
import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {root} from '../support/packed.js';

/** A project that was built from a copy of its own, out of reach of this repository's `node_modules`. */
export interface BuiltProject {
  /** Where the built page is. */
  readonly pageDir: string;
  remove(): Promise<void>;
}

/** Installs the packed package into a copy of `demo/frameworks/<name>` and builds it. */
export async function buildProject(name: string, tarball: string, pageDir: string): Promise<BuiltProject> {
  const folder = await mkdtemp(join(tmpdir(), `a2b-${name}-`));
  const remove = (): Promise<void> => rm(folder, {recursive: true, force: true});
  try {
    await cp(join(root, 'demo/frameworks', name), folder, {recursive: true, filter: (path) => !/node_modules|dist|\.next/.test(path.slice(root.length))});
    await dependOn(join(folder, 'package.json'), tarball);
    await run(['install', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'], folder);
    await run(['run', '--silent', 'build'], folder);
  } catch (error) {
    await remove();
    throw error;
  }
  return {pageDir: join(folder, pageDir), remove};
}

async function dependOn(manifest: string, tarball: string): Promise<void> {
  const project = JSON.parse(await readFile(manifest, 'utf8')) as {dependencies: Record<string, string>};
  project.dependencies['@aim2balance/widgets'] = `file:${tarball}`;
  await writeFile(manifest, JSON.stringify(project));
}

function run(args: readonly string[], cwd: string): Promise<void> {
  const env = {...process.env, CI: '1', NG_CLI_ANALYTICS: 'false', NEXT_TELEMETRY_DISABLED: '1'};
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, {cwd, env, shell: process.platform === 'win32'});
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`npm ${args.join(' ')} ended with ${code}:\n${output.slice(-4000)}`))));
  });
}
