import {existsSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

/** A trace and what it holds. */
export interface Trace {
  readonly name: string;
  readonly file: string;
  /** Why its tests cannot run; false when they can. */
  readonly skip: string | false;
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** The Azure LLM inference trace 2023: 700 KB of others' data, not part of the repository. */
function publishedTrace(): Trace {
  const file = resolve(import.meta.dirname, '../..', process.env['A2B_TRACE'] || '../shared/data/azure-llm-2023-conv.csv');
  const skip = existsSync(file) ? false : `${file} is not there; set A2B_TRACE to its path`;
  return {name: 'the Azure trace', file, skip, requests: 19_366, inputTokens: 22_361_870, outputTokens: 4_088_665};
}

/** Numbers from 0 up to a bound, the same each time. */
function numbers(): (bound: number) => number {
  let state = 20_231_116;
  return (bound) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * bound);
  };
}

/** A trace in the same format: an hour of requests, as uneven as those, some of them alike to the last digit. */
function generatedTrace(requests: number): Trace {
  const below = numbers();
  const start = Date.UTC(2023, 10, 16, 18, 15, 46);
  let [elapsed, inputTokens, outputTokens] = [0, 0, 0];
  const lines = Array.from({length: requests}, (_, index) => {
    elapsed += index % 10 === 0 ? 0 : below(6000);
    const [context, generated] = index % 10 === 0 ? [374, 44] : [1 + below(4000), 1 + below(900)];
    inputTokens += context;
    outputTokens += generated;
    const time = new Date(start + elapsed).toISOString().replace('T', ' ').replace('Z', '6805');
    return `${time},${context},${generated}`;
  });
  const twice = [lines[5] ?? '', lines[10] ?? ''];
  for (const line of twice) {
    const [, context = '', generated = ''] = line.split(',');
    inputTokens += Number(context);
    outputTokens += Number(generated);
  }
  const file = join(mkdtempSync(join(tmpdir(), 'a2b-trace-')), 'trace.csv');
  writeFileSync(file, `${['TIMESTAMP,ContextTokens,GeneratedTokens', ...lines, ...twice].join('\r\n')}\r\n`);
  return {name: 'a generated trace', file, skip: false, requests: requests + twice.length, inputTokens, outputTokens};
}

/** The published trace, where it is, and always one like it. */
export const traces = (): readonly Trace[] => [generatedTrace(1234), publishedTrace()];
