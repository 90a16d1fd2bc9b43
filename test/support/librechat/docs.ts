import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parse} from 'yaml';

const text = readFileSync(join(import.meta.dirname, '../../../docs/librechat.md'), 'utf8');
const blocks = new Map([...text.matchAll(/^```\w+ title=(\S+)\n([\s\S]*?)^```$/gm)].map(([, title = '', code = '']) => [title, code]));

/** A block of code of docs/librechat.md, by its title: what a reader copies is what the tests run. */
export function snippet(title: string): string {
  const code = blocks.get(title);
  if (code === undefined) throw new Error(`docs/librechat.md has no block titled ${title}.`);
  return code;
}

/** Titles of all blocks. */
export const titles: readonly string[] = [...blocks.keys()];

/** How many blocks of code there are, titled or not. */
export const blockCount = [...text.matchAll(/^```\w/gm)].length;

/** As much of a compose file as is looked at. */
export interface ComposeService {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly env_file?: unknown;
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: readonly string[];
}

/** The services of blocks of YAML, one beneath the other as the reader is told to put them. */
export function services(...names: readonly string[]): Readonly<Record<string, ComposeService>> {
  return (parse(names.map(snippet).join(''), {strict: true}) as {services: Record<string, ComposeService>}).services;
}
