import type * as z from 'zod/mini';
import type {Wire} from './primitives.js';

/** One place where an answer was not as promised. Names the path and the expectation, never the value. */
export interface Fault {
  /** Dotted path, e.g. `items[3].cost.amount`. */
  readonly path: string;
  /** What the contract promises there, e.g. `number`. */
  readonly expected: string;
}

/** What could be read of an answer. */
export type Reading<T> =
  | {readonly ok: true; readonly value: T; readonly dropped: readonly Fault[]; readonly unreadableRows: number}
  | {readonly ok: false; readonly fault: Fault};

type Path = readonly PropertyKey[];

function pathText(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union' && issue.message === 'Invalid input') return 'another shape';
  if ('expected' in issue && issue.message === 'Invalid input') return String(issue.expected);
  return issue.message === 'Invalid input' ? 'another value' : issue.message;
}

function faultOf(issue: z.core.$ZodIssue): Fault {
  return {path: pathText(issue.path) || '(body)', expected: expectation(issue)};
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, key) => (node as Record<PropertyKey, unknown> | null | undefined)?.[key], root);
}

/** Takes the smallest thing away that can explain the issue: the field, else its row, else its parent. */
function removalFor(root: unknown, issue: z.core.$ZodIssue): Path {
  let path: Path = issue.path;
  while (path.length > 0 && valueAt(root, path) === undefined) path = path.slice(0, -1);
  return path;
}

/** Removed rows become holes first, so that the indices of other issues stay true. */
function removeAt(root: unknown, path: Path): 'row' | 'field' | 'gone' {
  const parent = valueAt(root, path.slice(0, -1));
  const key = path.at(-1);
  if (key === undefined || parent === null || typeof parent !== 'object') return 'gone';
  delete (parent as Record<PropertyKey, unknown>)[key];
  return Array.isArray(parent) ? 'row' : 'field';
}

function closeHoles(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter(() => true).map(closeHoles);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closeHoles(value)]));
}

/** What to take away for a round of issues, each place once, or null when nothing can be taken away. */
function removalsFor(root: unknown, issues: readonly z.core.$ZodIssue[]): Map<string, Path> | null {
  const removals = new Map(issues.map((issue) => removalFor(root, issue)).map((path) => [pathText(path), path]));
  return removals.has('') ? null : removals;
}

/**
 * Reads an answer as forgivingly as the contract allows: an optional field that is invalid is dropped,
 * a bad row of a list is dropped and counted, a required field that is missing or invalid fails the whole.
 * The repair works on a copy by taking away what an issue points at and reading again, so it needs no
 * knowledge of the schema and ends after at most as many rounds as the answer is deep.
 * @internal
 */
export function readAnswer<T>(schema: Wire<T>, body: unknown): Reading<T> {
  let result = schema.safeParse(body);
  let copy: unknown = result.success ? body : structuredClone(body);
  const dropped = new Map<string, Fault>();
  let unreadableRows = 0;
  while (!result.success) {
    const {issues} = result.error;
    const removals = removalsFor(copy, issues);
    if (removals === null) return {ok: false, fault: faultOf(rootIssue(copy, issues))};
    for (const path of removals.values()) if (removeAt(copy, path) === 'row') unreadableRows += 1;
    for (const fault of issues.map(faultOf)) dropped.set(fault.path, fault);
    copy = closeHoles(copy);
    result = schema.safeParse(copy);
  }
  return {ok: true, value: result.data, dropped: [...dropped.values()], unreadableRows};
}

function rootIssue(root: unknown, issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue {
  return issues.find((issue) => removalFor(root, issue).length === 0) as z.core.$ZodIssue;
}
