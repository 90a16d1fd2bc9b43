import {DIMENSIONS, type Dimension} from '../contract/dimension.js';
import {INTERVALS} from '../contract/summary.js';
import {daysBetween} from '../format/dates.js';
import {bucketsOf, defaultInterval, periodOf, type Period, type Span} from '../calendar/period.js';
import type {Named} from './catalogue.js';
import {chargesUntil, type Charge} from './charges.js';
import {figuresOf, grouped} from './figures.js';
import {co2eOf} from './impacts.js';
import {badParameter, rangeOf, wordOf} from './parameters.js';

const MAX_HOURLY_DAYS = 31;

/** What a charge belongs to in a dimension. */
function identityOf({project, model}: Charge, by: Dimension): Named {
  if (by === 'model') return {id: model.model, name: model.model};
  return by === 'provider' ? model.provider : project;
}

/** The charges of a span that pass the filters: values of one widen it, several narrow it. */
export function wanted(parameters: URLSearchParams, {from, to}: Span, now: number): Charge[] {
  const filters = DIMENSIONS.map((by) => [by, parameters.getAll(by)] as const).filter(([, values]) => values.length > 0);
  return chargesUntil(now).filter(
    (charge) =>
      charge.at >= from && charge.at < to && filters.every(([by, values]) => values.includes(identityOf(charge, by).id)),
  );
}

/** A period as the API sends it. */
export const periodValue = ({from, to, zone}: Span & Pick<Period, 'zone'>) => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
  timeZone: zone,
});

function segmentsOf(charges: readonly Charge[], by: Dimension) {
  return grouped(charges, (charge) => identityOf(charge, by).id).map(([, part]) => {
    const {totalTokens, cost, requests} = figuresOf(part);
    return {...identityOf(part[0] as Charge, by), totalTokens, cost, requests};
  });
}

function seriesOf(charges: readonly Charge[], period: Period, parameters: URLSearchParams, now: number) {
  const split = wordOf(parameters, 'split', DIMENSIONS, undefined);
  const interval = wordOf(parameters, 'interval', INTERVALS, defaultInterval(period));
  if (interval === 'hour' && daysBetween(period.first, period.last) >= MAX_HOURLY_DAYS) {
    throw badParameter('interval', `${INTERVALS.join(', ')} (hour for at most ${MAX_HOURLY_DAYS} days)`);
  }
  const series = bucketsOf(period, interval, now).map(({start, from, to, complete}) => {
    const part = charges.filter(({at}) => at >= from && at < to);
    return {start, ...figuresOf(part), complete, ...(split && {segments: segmentsOf(part, split)})};
  });
  return {interval, series};
}

/** `GET /usage/summary`. */
export function summary(parameters: URLSearchParams, now: number) {
  const {range, zone} = rangeOf(parameters);
  const period = periodOf(range, zone, now);
  const charges = wanted(parameters, period, now);
  const isCompared = wordOf(parameters, 'compare', ['previous'], null) !== null;
  return {
    period: periodValue(period),
    ...figuresOf(charges),
    ...(isCompared && {previous: figuresOf(wanted(parameters, period.previous, now))}),
    ...seriesOf(charges, period, parameters, now),
  };
}

/** `GET /usage/breakdown`. */
export function breakdown(parameters: URLSearchParams, now: number) {
  const by = wordOf(parameters, 'by', DIMENSIONS, null);
  if (by === null) throw badParameter('by', `given: one of ${DIMENSIONS.join(', ')}`);
  const {range, zone} = rangeOf(parameters);
  const present = periodOf(range, zone, now);
  const isPrevious = wordOf(parameters, 'period', ['previous'], null) !== null;
  const period = {...(isPrevious ? present.previous : present), zone};
  const charges = wanted(parameters, period, now);
  const items = grouped(charges, (charge) => identityOf(charge, by).id).map(([, part]) => ({
    ...identityOf(part[0] as Charge, by),
    ...figuresOf(part),
    ...co2eOf(part),
    ...(by === 'project' && {segments: segmentsOf(part, 'provider')}),
  }));
  return {by, period: periodValue(period), ...figuresOf(charges), items};
}
