import {checkApi, type CheckResult} from '../check/check.js';
import {version} from '../version.js';
import {HELP} from './help.js';
import {checkCommand, readArguments, UsageError, type CheckCommand} from './options.js';
import {counts, painter, resultText} from './text.js';

/** What the program needs from outside. */
export interface Outside {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal. */
  readonly isTerminal: boolean;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

function wantsColour({environment, isTerminal}: Outside): boolean {
  return isTerminal && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
}

function jsonOf(result: CheckResult, {options: {apiBase, range, tz}}: CheckCommand): string {
  const {findings} = result;
  return `${JSON.stringify({version, apiBase: apiBase.href, range, tz, counts: counts(findings), ...result}, null, 2)}\n`;
}

/** Takes credentials out of what is said, should a server send them back. */
function redacted(text: string, {options: {token, headers}}: CheckCommand): string {
  const secrets = [token ?? '', ...Object.values(headers)].filter((secret) => secret.length > 3);
  const forms = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  return forms.reduce((said, form) => said.replace(new RegExp(form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'gi'), '***'), text);
}

async function check(command: CheckCommand, outside: Outside): Promise<number> {
  const result = await checkApi({...command.options, fetch: outside.fetch, now: () => new Date()});
  const text = () => resultText(result, command.options.apiBase.href, painter(wantsColour(outside)));
  outside.out(redacted(command.isJson ? jsonOf(result, command) : text(), command));
  return counts(result.findings).error > 0 ? 1 : 0;
}

async function run(args: readonly string[], outside: Outside): Promise<number> {
  const {values, positionals} = readArguments(args);
  const [command, ...rest] = positionals;
  if (values.version) outside.out(`${version}\n`);
  else if (values.help) outside.out(HELP);
  else if (command === 'check') return check(checkCommand(values, rest, outside.environment), outside);
  else throw new UsageError(command === undefined ? 'Say what to do: a2b check <apiBase>' : `There is no command "${command}". There is: check`);
  return 0;
}

/** Runs the program and answers its exit code: 0 fine, 1 errors found, 2 the command line cannot be read. */
export async function main(args: readonly string[], outside: Outside): Promise<number> {
  try {
    return await run(args, outside);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    outside.err(`a2b: ${error.message}\na2b --help tells more.\n`);
    return 2;
  }
}
