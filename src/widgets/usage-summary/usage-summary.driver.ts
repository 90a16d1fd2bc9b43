import {amountOf, isMixed} from '../../base/amounts.js';
import type {ViewContext} from '../../base/view-context.js';
import type {BreakdownItem, Dimension} from '../../contract/breakdown.js';
import {UNATTRIBUTED} from '../../contract/primitives.js';
import {addDecimals, commonUnits, compareDecimals, type Decimal} from '../../format/decimal.js';
import {formatShare, shares} from '../../format/numbers.js';
import type {Metric} from '../../store/usage-store.js';

/** Who made most of a day. */
export interface Driver {
  readonly dimension: Dimension;
  /** Null for several that share one place. */
  readonly id: string | null;
  readonly name: string;
  /** Whole percents of the day. */
  readonly percent: bigint;
}

/** What is said of a day far above its usual. */
export interface SpikeNote {
  /** "Tue, Nov 4, 2026". */
  readonly time: string;
  /** How many times its usual. */
  readonly ratio: number;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly place: number;
  /** Null where nobody is known. */
  readonly driver: Driver | null;
}

/** "Tue, Nov 4, 2026: 4.2× usual; 80% Legal bot". */
export function spikeText({time, ratio, driver}: SpikeNote, {t, locale}: Pick<ViewContext, 't' | 'locale'>): string {
  if (driver === null) return t('summary.spike', {time, ratio});
  const share = formatShare(driver.percent, locale, 0, driver.percent || 1n);
  return t('summary.spikeBy', {time, ratio, share, name: driver.name});
}

/** The whole percents that `part` is of `whole`. */
export function percentOf(part: Decimal, whole: Decimal): bigint {
  const [amount = 0n, all = 0n] = commonUnits([part, whole]);
  return shares([amount, all - amount], 0)[0] ?? 0n;
}

const ZERO: Decimal = {units: 0n, scale: 0};

/** The project that made most of a day; null where it has no name, or amounts are not known. */
function projectDriver(items: readonly BreakdownItem[], metric: Metric): Driver | null {
  const known = items.flatMap((item) => {
    const amount = amountOf(item, metric);
    return amount ? [{item, amount}] : [];
  });
  if (metric === 'cost' && isMixed(items)) return null;
  const [most] = known.sort((a, b) => compareDecimals(b.amount, a.amount));
  if (!most || most.amount.units <= 0n || most.item.id === UNATTRIBUTED || most.item.name === '') return null;
  const whole = known.map(({amount}) => amount).reduce(addDecimals, ZERO);
  const {id, name} = most.item;
  return {dimension: 'project', id, name, percent: percentOf(most.amount, whole)};
}

/**
 * The note with whichever explains more: the provider it names, or the project of that day.
 * @param projects the usage of the day by project; missing while it is not known
 * @param isOnlyProvider whether the provider makes all of every day, which explains none
 */
export function withProjects(
  note: SpikeNote, projects: readonly BreakdownItem[] | undefined, {metric, isOnlyProvider}: {metric: Metric; isOnlyProvider: boolean},
): SpikeNote {
  const project = projects === undefined ? null : projectDriver(projects, metric);
  const explained = isOnlyProvider ? 0n : (note.driver?.percent ?? 0n);
  return project !== null && project.percent > explained ? {...note, driver: project} : note;
}
