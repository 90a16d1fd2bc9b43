import {randomBytes} from 'node:crypto';
import {link, mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

const BYTES = 32;

/** The server's secret, kept in `dataDir` (file `secret`, readable by its owner only); made on first use. */
export async function readSecret(dataDir: string): Promise<Buffer> {
  if (dataDir === 'memory://') return randomBytes(BYTES);
  await mkdir(dataDir, {recursive: true, mode: 0o700});
  const file = join(dataDir, 'secret');
  return (await existingSecret(file)) ?? makeSecret(file);
}

async function existingSecret(file: string): Promise<Buffer | undefined> {
  const hex = await readFile(file, 'utf8').catch(() => '');
  const secret = Buffer.from(hex.trim(), 'hex');
  return secret.length === BYTES ? secret : undefined;
}

/** Two processes that make one at once end up with the same: the first link wins. */
async function makeSecret(file: string): Promise<Buffer> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, randomBytes(BYTES).toString('hex'), {mode: 0o600});
  await link(draft, file).catch(() => {});
  await rm(draft, {force: true});
  const secret = await existingSecret(file);
  if (secret === undefined)
    throw new Error(`${file} does not hold a secret: remove it, and a new one is made.`);
  return secret;
}
