import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));

/** The Azure LLM inference trace 2023 (not part of the repository). */
export const TRACE = resolve(root, process.env['A2B_TRACE'] || '../shared/data/azure-llm-2023-conv.csv');

/** Why tests of the trace cannot run; false when they can. */
export const skipWithoutTrace = existsSync(TRACE) ? false : `${TRACE} is not there; set A2B_TRACE to its path`;
