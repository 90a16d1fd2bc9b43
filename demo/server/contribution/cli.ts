import {openDatabase, type Database} from '../db/database.js';
import {DataDirInUseError} from '../db/lock.js';
import {UsageError} from '../import/errors.js';
import {readSettings} from '../settings.js';
import {MissingEvidenceError} from '../sustainability/evidence.js';
import {advanceDonation, bookDonation} from '../sustainability/pool.js';
import {HELP} from './help.js';
import {readCommand, type Command} from './options.js';

/** What a run of the command has around it. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

/** Nothing there to be booked on or to be moved on. */
class NothingToDoError extends Error {
  override readonly name = 'NothingToDoError';
}

/** Runs `npm run contribution` with these arguments; gives the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runContribution(args: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  try {
    const command = readCommand(args);
    surroundings.stdout.write(command.do === 'help' ? HELP : await runOn(command, surroundings));
    return 0;
  } catch (error) {
    surroundings.stderr.write(`${explanationOf(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function runOn(command: Exclude<Command, {do: 'help'}>, {environment}: Surroundings): Promise<string> {
  const database = await openDatabase(readSettings(environment));
  try {
    return command.do === 'book' ? await book(database, command) : await advance(database, command);
  } finally {
    await database.close();
  }
}

async function book(database: Database, {donation}: Extract<Command, {do: 'book'}>): Promise<string> {
  const {contribution_id: id, period, currency} = donation;
  const users = await bookDonation(database, donation);
  if (users === 0) throw new NothingToDoError(`Nobody paid fees in ${period} in ${currency}. Nothing was changed.`);
  return `${id}: booked for ${usersText(users)}.\n`;
}

async function advance(database: Database, {id, step}: Extract<Command, {do: 'advance'}>): Promise<string> {
  const users = await advanceDonation(database, id, step);
  if (users === 0) throw new NothingToDoError(`There is no contribution "${id}". Nothing was changed.`);
  return `${id}: ${step.status} for ${usersText(users)}.\n`;
}

function usersText(count: number): string {
  return count === 1 ? '1 user' : `${count} users`;
}

function explanationOf(error: unknown): string {
  if (error instanceof UsageError) return `${error.message} See npm run contribution -- --help.`;
  if (error instanceof DataDirInUseError || error instanceof NothingToDoError) return error.message;
  if (error instanceof MissingEvidenceError) {
    const options = error.missing.map((column) => `--${column.replaceAll('_', '-')}`);
    return `"${error.claimed}" needs ${options.join(' and ')}. Nothing was changed.`;
  }
  return `It failed; nothing was changed. ${error instanceof Error ? error.stack : String(error)}`;
}
