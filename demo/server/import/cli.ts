import {readSecret} from '../auth/secret.js';
import {SAMPLE_USER, tokenOf} from '../auth/tokens.js';
import {DataDirInUseError} from '../db/lock.js';
import {openDatabase} from '../db/database.js';
import {readSettings, type Settings} from '../settings.js';
import {ImportError, UsageError} from './errors.js';
import {HELP} from './help.js';
import {importSource, type Outcome} from './import.js';
import {readOptions, type Options} from './options.js';
import {showProgress, type ProgressStream} from './progress.js';
import {outcomeText, skippedText} from './report.js';
import {openSource} from './source.js';

/** What a run of the command has around it. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: NodeJS.WritableStream;
  /** Progress, skipped lines and errors go here. */
  readonly stderr: ProgressStream;
}

/** Runs `npm run import` with these arguments; gives the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runImport(args: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  try {
    const options = readOptions(args);
    if (options === 'help') surroundings.stdout.write(HELP);
    else await runWith(options, surroundings);
    return 0;
  } catch (error) {
    surroundings.stderr.write(`${explanationOf(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function runWith(options: Options, {environment, stdout, stderr}: Surroundings): Promise<void> {
  const settings = readSettings(environment);
  const source = await openSource(options, new Date());
  const database = await openDatabase({...settings, statementTimeout: 0});
  const progress = showProgress(source.bytes, stderr);
  let outcome: Outcome;
  try {
    const isEmbedded = settings.databaseUrl === undefined;
    outcome = await importSource(database, source, {...options, isEmbedded}, progress);
  } finally {
    progress.stop();
    await database.close();
  }
  stderr.write(skippedText(outcome.badLines, outcome.skipped));
  stdout.write(outcomeText(outcome, options.userId));
  stdout.write(await signInText(options.userId, settings));
}

/** The sample user's token is known; another one's must be told. */
async function signInText(userId: string, {dataDir, demoToken}: Settings): Promise<string> {
  if (userId === SAMPLE_USER) return '';
  const token = tokenOf(userId, {demoToken, secret: await readSecret(dataDir)});
  return `Bearer token of ${userId}: ${token}\n`;
}

/** People get the message; of an unexpected error also where it came from. */
function explanationOf(error: unknown): string {
  if (error instanceof UsageError) return `${error.message} See npm run import -- --help.`;
  if (error instanceof ImportError) return `${error.message} Nothing was changed.`;
  if (error instanceof DataDirInUseError) return error.message;
  return `The import failed; nothing was changed. ${error instanceof Error ? error.stack : String(error)}`;
}
