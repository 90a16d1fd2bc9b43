import {compareDecimals, parseDecimal} from '../../../../src/format/decimal.js';
import type {LogSort, SortOrder} from '../../../../src/contract/log.js';
import type {Charge} from './charges.js';

/** Where a page ended: the sort value of its last row (null for none), its instant and its id. */
export interface ChargePosition {
  readonly value: string | null;
  /** Ms since 1970. */
  readonly at: number;
  readonly id: string;
}

type Compare = (one: ChargePosition, other: ChargePosition) => number;

const VALUES: Readonly<Record<LogSort, (charge: Charge) => string | null>> = {
  date: () => null,
  project: ({attribution}) => attribution.project?.name.toLowerCase() ?? null,
  model: ({attribution}) => attribution.model.toLowerCase(),
  inputTokens: ({record}) => String(record.inputTokens),
  outputTokens: ({record}) => String(record.outputTokens),
  totalTokens: ({record}) => String(record.inputTokens + record.outputTokens),
  cost: ({record}) => record.cost,
};

const byText = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

function byAmount(one: string, other: string): number {
  const [a, b] = [parseDecimal(one), parseDecimal(other)];
  return a && b ? compareDecimals(a, b) : 0;
}

const newestFirst: Compare = (one, other) => other.at - one.at || byText(other.id, one.id);

/** The place of a charge in a sort. */
export function positionOf(charge: Charge, sort: LogSort): ChargePosition {
  return {value: VALUES[sort](charge), at: charge.at, id: charge.record.eventId};
}

/**
 * The order of the log for a sort, as the reference server has it: names without case, rows without a value last in
 * both orders, equal values newest first.
 */
export function chargeOrder(sort: LogSort, order: SortOrder): Compare {
  const direction = order === 'asc' ? 1 : -1;
  if (sort === 'date') return (one, other) => -direction * newestFirst(one, other);
  const compare = sort === 'project' || sort === 'model' ? byText : byAmount;
  return (one, other) => byValue(one, other, (a, b) => direction * compare(a, b)) || newestFirst(one, other);
}

function byValue({value: one}: ChargePosition, {value: other}: ChargePosition, compare: (a: string, b: string) => number): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return compare(one, other);
}
