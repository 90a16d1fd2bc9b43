import type {ViewContext} from '../../../src/base/view-context.js';
import {readBody} from '../../../src/client/read-body.js';
import type {UsageBreakdown} from '../../../src/contract/breakdown.js';
import {en} from '../../../src/i18n/en.js';
import {createTranslator} from '../../../src/i18n/translator.js';
import {
  breakdownView,
  type BreakdownView,
  type BreakdownWish,
} from '../../../src/widgets/usage-breakdown/usage-breakdown.view.js';

/** English, Berlin, no configured currency. */
export const context: ViewContext = {
  t: createTranslator({locale: 'en', table: en}),
  locale: 'en',
  timeZone: 'Europe/Berlin',
  currency: undefined,
  now: new Date('2026-11-20T18:00:00Z'),
};

/** What the page wishes for, with changes. */
export function wish(changes: Partial<BreakdownWish> = {}): BreakdownWish {
  return {by: 'provider', metric: 'tokens', view: 'auto', rows: 8, ...changes};
}

/** Reads JSON as the contract has it and makes the view of it. */
export function viewOf(
  body: unknown,
  changes: Partial<BreakdownWish> = {},
  surroundings: Partial<ViewContext> = {},
): BreakdownView {
  const {value} = readBody('breakdown', body, 'the test') as {value: UsageBreakdown};
  return breakdownView(value, wish(changes), {...context, ...surroundings});
}

/** The view of an answer that was read already. */
export function viewOfParsed(answer: UsageBreakdown): BreakdownView {
  return breakdownView(answer, wish({metric: 'cost'}), context);
}

/** An amount in euro. */
export const eur = (amount: string) => ({amount, currency: 'EUR'});

/** A row as the contract has it, its name for an id. */
export const item = (name: string, totalTokens: number, rest: object = {}) => ({
  id: name,
  name,
  totalTokens,
  ...rest,
});

/** That many rows, each larger than the next. */
export const many = (count: number) =>
  Array.from({length: count}, (_, index) => item(`p${index}`, count - index));

/** A project with the tokens of its providers. */
export const project = (name: string, totalTokens: number, ...segments: [string, number][]) =>
  item(name, totalTokens, {segments: segments.map(([id, tokens]) => ({id, name: id, totalTokens: tokens}))});
