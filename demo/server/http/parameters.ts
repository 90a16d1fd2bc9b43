import * as z from 'zod/mini';
import {badParameter} from './problem.js';

/** Reads all values of one query parameter; throws a 400 that names it. */
export type Parameter<T> = (values: readonly string[], name: string) => T;

/** What a set of parameters reads into. */
export type Parameters<Shape extends Record<string, Parameter<unknown>>> = {
  [Name in keyof Shape]: ReturnType<Shape[Name]>;
};

/** Most characters of a text parameter. */
export const MAX_TEXT = 200;
/** Most values of a repeatable parameter. */
export const MAX_VALUES = 100;

/** Text of 1 to `max` characters without NUL, which PostgreSQL cannot hold. */
export const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max), z.regex(/^[^\0]*$/));

/** A parameter that may be given once. `allowed` says in words what it may be. */
export function one<T, const Fallback>(
  schema: z.ZodMiniType<T>,
  allowed: string,
  fallback: Fallback,
): Parameter<T | Fallback> {
  return (values, name) => {
    if (values.length === 0) return fallback;
    if (values.length > 1) throw badParameter(name, `given once, as ${allowed}`);
    return valid(schema, values[0], name, allowed);
  };
}

/** A parameter that must be given, once. */
export function required<T>(schema: z.ZodMiniType<T>, allowed: string): Parameter<T> {
  const read = one(schema, allowed, undefined);
  return (values, name) => {
    const value = read(values, name);
    if (value === undefined) throw badParameter(name, `given: ${allowed}`);
    return value;
  };
}

/** A parameter that may be repeated, each time with another value. */
export function many<T>(schema: z.ZodMiniType<T>, allowed: string): Parameter<T[]> {
  return (values, name) => {
    if (values.length > MAX_VALUES) throw badParameter(name, `given at most ${MAX_VALUES} times`);
    return values.map((value) => valid(schema, value, name, allowed));
  };
}

/** A parameter that is one of some words. */
export function choice<const Word extends string, const Fallback>(
  words: readonly Word[],
  fallback: Fallback,
): Parameter<Word | Fallback> {
  return one(z.enum(words as Word[]) as z.ZodMiniType<Word>, oneOf(words), fallback);
}

/** `one of a, b, c`. */
export function oneOf(words: readonly string[]): string {
  return words.length === 1 ? String(words[0]) : `one of ${words.join(', ')}`;
}

/** Reads the parameters of an address; names that are not in `shape` are ignored. */
export function readParameters<Shape extends Record<string, Parameter<unknown>>>(
  address: string,
  shape: Shape,
): Parameters<Shape> {
  const given = new URL(address).searchParams;
  const read = Object.entries(shape).map(([name, parameter]) => [name, parameter(given.getAll(name), name)]);
  return Object.fromEntries(read) as Parameters<Shape>;
}

function valid<T>(schema: z.ZodMiniType<T>, value: unknown, name: string, allowed: string): T {
  const result = schema.safeParse(value);
  if (!result.success) throw badParameter(name, allowed);
  return result.data;
}
