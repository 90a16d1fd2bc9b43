import {pricing, PRICED_TOKENS} from '../azure/cost.js';
import {weightedDraw} from '../azure/draw.js';
import type {Mix, MixModel, MixProject} from '../azure/mix.js';
import {targetSpan, timeline, type Shape, type Span} from '../azure/timeline.js';
import {BadValueError, ImportError, valueOrReason} from '../errors.js';
import {textLines, type InputFile, type Line, type OnBytes} from '../files.js';
import {instantText, microsOf} from '../instant.js';
import {providerOf} from '../names.js';
import type {BadLine, Party, UsageRecord} from '../records.js';
import {tokensOf} from '../values.js';

/** What the trace does not tell. */
export interface AzureTraceOptions {
  /** Calendar days the trace is stretched over; null keeps its own times. */
  readonly days: number | null;
  /** Microseconds since 1970 of the last request. */
  readonly until: number;
  readonly shape: Shape;
  readonly mix: Mix;
  /** Another seed gives the requests to other models and projects. */
  readonly seed: number;
}

/** What a row says. */
interface TraceRow {
  /** Microseconds since 1970. */
  readonly at: number;
  readonly input: bigint;
  readonly output: bigint;
}

const HEADER = /^"?TIMESTAMP"?,"?ContextTokens"?,"?GeneratedTokens"?$/i;
const MODELS = 1;
const PROJECTS = 2;

/**
 * Reads traces of the form `TIMESTAMP,ContextTokens,GeneratedTokens` (the Azure LLM inference traces; times are UTC).
 * Two passes when the times are stretched: the first finds the span.
 *
 * @throws {ImportError} when the header is another one
 */
export async function* readAzureTrace(
  files: readonly InputFile[],
  options: AzureTraceOptions,
  onBytes: OnBytes,
): AsyncGenerator<UsageRecord | BadLine> {
  const place = await placement(files, options);
  const describe = description(options);
  for (const file of files) {
    for await (const line of dataLines(file, onBytes)) {
      const row = valueOrReason(() => rowOf(line.text));
      if ('reason' in row) yield {kind: 'bad', file: file.path, line: line.number, reason: row.reason};
      else yield {...describe(row, line.number), at: instantText(place(row.at))};
    }
  }
}

/** Lines with data, when the first one is the header. */
async function* dataLines(file: InputFile, onBytes: OnBytes): AsyncGenerator<Line> {
  let isHeaded = false;
  for await (const line of textLines(file, onBytes)) {
    if (!isHeaded) checkHeader(file, line);
    else if (line.text !== '') yield line;
    isHeaded = true;
  }
  if (!isHeaded) checkHeader(file, {text: '', number: 1});
}

function checkHeader(file: InputFile, {text}: Line): void {
  if (HEADER.test(text)) return;
  throw new ImportError(
    `${file.path}:1: the header must be "TIMESTAMP,ContextTokens,GeneratedTokens", not "${text.slice(0, 80)}".`,
  );
}

function rowOf(text: string): TraceRow {
  const [timestamp = '', input, output, ...more] = text.split(',');
  if (output === undefined || more.length > 0) throw new BadValueError('a line has 3 fields');
  const at = microsOf(timestamp, 'Z');
  return {at, input: tokensOf(input, 'ContextTokens'), output: tokensOf(output, 'GeneratedTokens')};
}

async function placement(
  files: readonly InputFile[],
  {days, until, shape}: AzureTraceOptions,
): Promise<(at: number) => number> {
  if (days === null) return (at) => at;
  const span = await spanOf(files);
  return timeline(span, targetSpan(days, until), shape);
}

/** The first and the last readable instant of all files. */
async function spanOf(files: readonly InputFile[]): Promise<Span> {
  let [from, to] = [Infinity, -Infinity];
  for (const file of files) {
    for await (const {text} of dataLines(file, () => {})) {
      const row = valueOrReason(() => rowOf(text));
      if ('reason' in row) continue;
      from = Math.min(from, row.at);
      to = Math.max(to, row.at);
    }
  }
  return {from, to};
}

/** Makes the function that gives a row its id, model, project and price. */
function description({mix, seed}: AzureTraceOptions): (row: TraceRow, line: number) => UsageRecord {
  const models = mix.models.map((entry) => ({weight: entry.weight, make: modelCharge(entry, mix.currency)}));
  const projects = mix.projects.map((entry) => ({weight: entry.weight, party: projectOf(entry)}));
  const model = weightedDraw(models, seed, MODELS);
  const project = weightedDraw(projects, seed, PROJECTS);
  return (row, line) => ({
    ...model(line).make(row),
    eventId: `azure-${row.at.toString(36)}-${line.toString(36)}`,
    project: project(line).party,
  });
}

function modelCharge({model, provider, price}: MixModel, currency: string): (row: TraceRow) => UsageRecord {
  const common = {
    ...UNKNOWN,
    model,
    provider: providerOf(provider),
    currency: price ? currency : null,
    price: price ? JSON.stringify({...price, per: PRICED_TOKENS, currency}) : null,
  };
  const costOf = price ? pricing(price) : () => null;
  return ({input, output}) => ({...common, inputTokens: input, outputTokens: output, cost: costOf(input, output)});
}

/** What neither the trace nor the mix tells. */
const UNKNOWN = {
  kind: 'usage',
  eventId: '',
  at: '',
  project: null,
  cachedInputTokens: null,
  cacheWriteTokens: null,
  reasoningTokens: null,
  requests: 1,
  conversationId: null,
} as const;

function projectOf({id, name}: MixProject): Party | null {
  return id === undefined ? null : {id, name: name ?? id};
}
