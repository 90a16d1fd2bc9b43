import {amountOf, amountPhrase, metricText, atLeastText, currencyOf} from '../../base/amounts.js';
import {identityName} from '../../base/identity-name.js';
import type {UsageSummary} from '../../contract/summary.js';
import {formatBucket} from '../../format/dates.js';
import {addDecimals, compareDecimals, toNumber, type Decimal} from '../../format/decimal.js';
import {UNKNOWN} from '../../format/numbers.js';
import type {Metric} from '../../store/usage-store.js';
import {metricTick} from './usage-summary.amounts.js';
import {percentOf, type Driver, type SpikeNote} from './usage-summary.driver.js';
import {intervalOf, partsOf, placesOf, type Part, type Place} from './usage-summary.series.js';
import {spikeOf} from './usage-summary.spike.js';
import type {SummaryContext} from './usage-summary.view.js';

const ZERO: Decimal = {units: 0n, scale: 0};
const TENFOLD = 10;

/** Builds the texts of one trend; all of them from the same places and parts. */
export class TrendTexts {
  readonly places: readonly Place[];
  readonly parts: readonly Part[];
  readonly labels: readonly string[];
  readonly #summary: UsageSummary;
  readonly #metric: Metric;
  readonly #context: SummaryContext;
  readonly #currency: string | null;

  constructor(summary: UsageSummary, metric: Metric, context: SummaryContext) {
    this.#summary = summary;
    this.#metric = metric;
    this.#context = context;
    this.#currency = currencyOf([summary, ...summary.series]);
    this.places = placesOf(summary);
    this.parts = partsOf(this.places, metric);
    this.labels = this.places.map((place) => this.#bucketLabel(place, 'table'));
  }

  text(amount: Decimal | null): string {
    return metricText(amount, this.#metric, this.#currency, this.#context);
  }

  tick(value: number): string {
    return metricTick(value, this.#metric, this.#currency, this.#context);
  }

  nameOf({id, name, count}: Part): string {
    const {t} = this.#context;
    if (id === 'other' && count > 1) return t('common.other', {count});
    return id === 'total' ? t('common.total') : identityName({id, name}, t, t('common.unknown'));
  }

  /** All of a part; a lower bound where some of it has no price. */
  total({total, isPartial}: Part): string {
    return isPartial && total ? atLeastText(total, this.#currency, this.#context) : this.text(total);
  }

  /** A part at a place: nothing sent for the whole bucket is unknown, no part in it is zero. */
  cell(part: Part, place: number): string {
    if (!this.#isKnown(place)) return UNKNOWN;
    const amount = part.amounts.get(place);
    return this.text(amount === undefined ? ZERO : amount);
  }

  /** All of a place; a lower bound where a part of it has no price. */
  whole(place: number): string {
    const amount = this.#amountAt(place);
    if (amount === undefined) return UNKNOWN;
    const isPartial = amount !== null && this.parts.some(({amounts}) => amounts.get(place) === null);
    return isPartial ? atLeastText(amount, this.#currency, this.#context) : this.text(amount);
  }

  value({amounts}: Part, place: number): number | null {
    const amount = amounts.get(place);
    return amount ? toNumber(amount) : null;
  }

  shortLabel(place: Place): string {
    return this.#bucketLabel(place, 'axis');
  }

  /** "Highest: 412,000 tokens on Thu, 12 Nov." */
  peak(): string | null {
    const amounts = this.places.map((_, place) => this.#amountAt(place));
    const higher = (best: Decimal | null | undefined, amount: Decimal | null | undefined) =>
      amount && (!best || compareDecimals(amount, best) > 0) ? amount : best;
    const highest = amounts.reduce(higher, undefined);
    if (!highest || highest.units <= 0n) return null;
    const time = this.labels[amounts.indexOf(highest)] ?? '';
    const value = amountPhrase(highest, this.#metric, this.#currency, this.#context);
    return this.#context.t('summary.trendPeak', {time, value});
  }

  /** "Striped: 20 Nov, so far." */
  running(): string | null {
    const open = this.places.find(({point}) => point?.complete === false);
    return open === undefined ? null : this.#context.t('summary.striped', {label: this.#day(open, 'table')});
  }

  /** Providers that make more than their buckets, in words. */
  excess(): string | null {
    const wholes = this.places.map((_, place) => this.#amountAt(place) ?? ZERO).reduce(addDecimals, ZERO);
    const parts = this.parts.map(({total}) => total ?? ZERO).reduce(addDecimals, ZERO);
    if (compareDecimals(parts, wholes) <= 0) return null;
    const phrase = (amount: Decimal) => amountPhrase(amount, this.#metric, this.#currency, this.#context, 'exact');
    return this.#context.t('common.doesNotAddUp', {sum: phrase(parts), total: phrase(wholes)});
  }

  /** The day far above its usual, and which provider made most of it. */
  spike(): SpikeNote | null {
    if (intervalOf(this.#summary) !== 'day') return null;
    const found = spikeOf(this.places.map(({point}, place) => (point?.complete ? this.#number(place) : null)));
    if (found === null) return null;
    const {place} = found;
    const ratio = found.ratio < TENFOLD ? Math.round(found.ratio * 10) / 10 : Math.round(found.ratio);
    return {time: this.labels[place] ?? '', ratio, day: this.places[place]?.start ?? '', place, driver: this.#driverAt(place)};
  }

  #number(place: number): number | null {
    const amount = this.#amountAt(place);
    return amount ? toNumber(amount) : null;
  }

  #driverAt(place: number): Driver | null {
    const whole = this.#amountAt(place);
    const present = this.parts.filter(({id, amounts}) => id !== 'total' && amounts.get(place));
    const at = ({amounts}: Part) => amounts.get(place) ?? ZERO;
    const [part] = [...present].sort((a, b) => compareDecimals(at(b), at(a)));
    if (!part || !whole) return null;
    const id = part.id === 'other' ? null : part.id;
    return {dimension: 'provider', id, name: this.nameOf(part), percent: percentOf(at(part), whole)};
  }

  #amountAt(place: number): Decimal | null | undefined {
    const point = this.places[place]?.point;
    return point ? amountOf(point, this.#metric) : undefined;
  }

  #isKnown(place: number): boolean {
    return this.#amountAt(place) !== undefined;
  }

  #day({start}: Place, style: 'axis' | 'table'): string {
    const {timeZone, locale} = this.#context;
    return formatBucket(start, intervalOf(this.#summary), this.#summary.period?.timeZone ?? timeZone, locale, style);
  }

  #bucketLabel(place: Place, style: 'axis' | 'table'): string {
    const label = this.#day(place, style);
    return place.point?.complete === false && style === 'table' ? this.#context.t('summary.partialLabel', {label}) : label;
  }
}
