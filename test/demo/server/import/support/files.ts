import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {inputFiles, type InputFile} from '../../../../../demo/server/import/files.js';

/** The example ledger of a LibreChat-style app. */
export const LEDGER_DIR = fileURLToPath(new URL('../../../../support/fixtures/librechat-ledger', import.meta.url));

/** A folder that is removed after the test. */
export async function tempDir(context: TestContext): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'a2b-import-'));
  context.after(() => rm(dir, {recursive: true, force: true}));
  return dir;
}

/** Writes a file of this content and gives its path. */
export async function tempFile(context: TestContext, content: string | Buffer, name = 'data.txt'): Promise<string> {
  const path = join(await tempDir(context), name);
  await writeFile(path, content);
  return path;
}

/** Writes a file of this content and opens it. */
export async function tempInput(context: TestContext, content: string | Buffer, name?: string): Promise<InputFile[]> {
  return inputFiles([await tempFile(context, content, name)]);
}

/** Everything an async generator gives. */
export async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of source) found.push(one);
  return found;
}

/** For readers whose progress does not matter. */
export const ignoreBytes = (): void => {};
