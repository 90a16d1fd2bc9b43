import {parseArgs} from 'node:util';
import {ENDPOINT_NAMES} from '../check/check.js';
import type {CheckOptions} from '../check/options.js';
import type {EndpointName} from '../contract/endpoints.js';
import {isRange, RANGE_PRESETS, type Range} from '../contract/range.js';
import {localTimeZone, supportedTimeZone} from '../format/intl-cache.js';

/** The command line cannot be read; the message says what is allowed. Never holds a token. */
export class UsageError extends Error {}

/** What `a2b check` was asked for. */
export interface CheckCommand {
  readonly options: Omit<CheckOptions, 'fetch' | 'now'>;
  readonly isJson: boolean;
}

const FLAGS = {
  token: {type: 'string'},
  header: {type: 'string', multiple: true},
  range: {type: 'string'},
  tz: {type: 'string'},
  only: {type: 'string'},
  endpoint: {type: 'string', multiple: true},
  origin: {type: 'string'},
  timeout: {type: 'string'},
  json: {type: 'boolean'},
  help: {type: 'boolean', short: 'h'},
  version: {type: 'boolean', short: 'v'},
} as const;

const SECONDS = 15;

/** Values as given; unknown options are a usage error that names the known ones. */
export function readArguments(args: readonly string[]) {
  try {
    return parseArgs({args: [...args], options: FLAGS, allowPositionals: true});
  } catch (error) {
    const unknown = /Unknown option '([^']+)'/.exec((error as Error).message)?.[1];
    const allowed = `Options: ${Object.keys(FLAGS).map((name) => `--${name}`).join(' ')}`;
    if (unknown !== undefined) throw new UsageError(`There is no option ${unknown}. ${allowed}`);
    const option = /'(?:-\w, )?(--[a-z]+)/.exec((error as Error).message)?.[1];
    throw new UsageError(option === undefined ? `The options cannot be read. ${allowed}` : `${option} is not given as it should be. ${allowed}`);
  }
}

type Values = ReturnType<typeof readArguments>['values'];

function baseOf(text: string | undefined): URL {
  if (text === undefined) throw new UsageError('Say which API: npx @aim2balance/widgets check http://localhost:3080/api');
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw new UsageError(`The API's base must be an http(s) address such as http://localhost:3080/api.`);
  if (url.username !== '' || url.password !== '') throw new UsageError('Leave user name and password out of the address; use --header.');
  if (url.search !== '' || url.hash !== '') throw new UsageError('Leave ? and # out of the address; paths are appended to it.');
  return url;
}

function tokenOf(given: string | undefined): string | undefined {
  const token = given || undefined;
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) throw new UsageError('The token has characters that cannot stand in a header.');
  return token;
}

function headerOf(text: string): [string, string] {
  const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):\s*([\x20-\x7e]*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new UsageError('--header is given as "Name: value".');
  return [name, value];
}

function nameOf(text: string, option: string): EndpointName {
  const name = ENDPOINT_NAMES.find((each) => each === text.trim());
  if (name === undefined) throw new UsageError(`${option} knows ${ENDPOINT_NAMES.join(', ')}; "${text}" is none of them.`);
  return name;
}

function pathOf(text: string): [EndpointName, string] {
  const [name = '', ...path] = text.split('=');
  if (path.length === 0) throw new UsageError('--endpoint is given as name=/path, e.g. balance=/wallet/me.');
  return [nameOf(name, '--endpoint'), path.join('=')];
}

function rangeOf(text: string): Range {
  if (!isRange(text)) throw new UsageError(`--range is ${RANGE_PRESETS.join(', ')}, or two dates as 2026-11-01..2026-11-15.`);
  return text;
}

function zoneOf(text: string): string {
  if (!supportedTimeZone(text)) throw new UsageError('--tz is an IANA time zone such as Europe/Berlin.');
  return text;
}

function timeoutOf(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 600)) throw new UsageError('--timeout is seconds, up to 600.');
  return seconds * 1000;
}

function originOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || new URL(text).origin === 'null') throw new UsageError('--origin is the page’s, such as https://chat.example.');
  return new URL(text).origin;
}

/**
 * Reads what follows `a2b check`.
 *
 * @throws {UsageError} that says what is allowed
 */
export function checkCommand(values: Values, positionals: readonly string[], environment: Readonly<Record<string, string | undefined>>): CheckCommand {
  if (positionals.length > 1) throw new UsageError('One API at a time: npx @aim2balance/widgets check <apiBase>');
  const only = values.only?.split(',').map((name) => nameOf(name, '--only')) ?? ENDPOINT_NAMES;
  const options = {
    apiBase: baseOf(positionals[0]),
    token: tokenOf(values.token ?? environment['A2B_TOKEN']),
    headers: Object.fromEntries((values.header ?? []).map(headerOf)),
    range: rangeOf(values.range ?? '30d'),
    tz: zoneOf(values.tz ?? localTimeZone()),
    only: [...new Set(only)],
    paths: Object.fromEntries((values.endpoint ?? []).map(pathOf)),
    origin: originOf(values.origin),
    timeout: timeoutOf(values.timeout ?? String(SECONDS)),
  };
  return {options, isJson: values.json ?? false};
}
