import {link, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

/** Another live process uses the data directory; the embedded database allows one at a time. */
export class DataDirInUseError extends Error {
  override readonly name = 'DataDirInUseError';

  /**
   * @param dataDir the directory that is in use
   * @param pid the process that uses it
   */
  constructor(
    readonly dataDir: string,
    readonly pid: number,
  ) {
    super(
      `The data directory ${dataDir} is in use by process ${pid}: ` +
        'stop `npm start` first, or use DATABASE_URL with a PostgreSQL that both can reach.',
    );
  }
}

let attempts = 0;

/**
 * Takes the data directory for this process by a lock file in it, and gives back what lets it go.
 * The lock of a process that is dead is taken over.
 *
 * @throws {DataDirInUseError} when a live process holds it, this one included
 */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  const lock = join(dataDir, 'lock');
  const mine = `${lock}.${process.pid}.${(attempts += 1)}`;
  await writeFile(mine, await identityOf(process.pid));
  try {
    while (!(await isLinked(mine, lock))) await removeDeadLock(lock, dataDir);
  } finally {
    await rm(mine, {force: true});
  }
  return () => rm(lock, {force: true});
}

/** Makes the lock by a hard link: it is there whole, with its content, or not at all. */
async function isLinked(mine: string, lock: string): Promise<boolean> {
  try {
    await link(mine, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function removeDeadLock(lock: string, dataDir: string): Promise<void> {
  const holder = await readFile(lock, 'utf8').catch(() => undefined);
  if (holder === undefined) return; // let go in the meantime
  const pid = Number.parseInt(holder, 10);
  if (isAlive(pid) && (await identityOf(pid)) === holder) throw new DataDirInUseError(dataDir, pid);
  await discard(lock, holder);
}

/** Moves the dead lock away first, so that of two who saw it dead one cannot remove the other's new lock. */
async function discard(lock: string, holder: string): Promise<void> {
  const aside = `${lock}.dead.${process.pid}`;
  await rename(lock, aside).catch(() => {});
  const moved = await readFile(aside, 'utf8').catch(() => holder);
  if (moved !== holder) await link(aside, lock).catch(() => {});
  await rm(aside, {force: true});
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/**
 * The process id and, where the system tells it, when the process began: ids are used again after a restart.
 */
async function identityOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return `${pid} ${started}`;
}

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;
