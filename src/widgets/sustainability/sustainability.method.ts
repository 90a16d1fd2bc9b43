import {safeHref} from '../../base/links.js';
import {plainLine} from '../../chart/graphemes.js';
import type {ExcludedItem, Factor, IncludedItem, SustainabilityMetrics} from '../../contract/sustainability-model.js';
import {numberFormat, regionNames} from '../../format/intl-cache.js';
import {UNKNOWN} from '../../format/numbers.js';
import {estimateText} from '../../format/estimate.js';
import {isUnestimated, methodName, rangeWords, wordFor, type FootprintContext} from './sustainability.view.js';

/** A number the estimate rests on, as text. */
export interface FactorRow {
  readonly label: string;
  /** With its unit. */
  readonly value: string;
  readonly year: string;
  readonly source: string;
  /** Null where none was sent that may be followed. */
  readonly href: string | null;
  readonly licence: string;
}

/** How the estimate is made, as text. */
export interface MethodView {
  readonly name: string | null;
  /** Where the methodology is to be read, or null. */
  readonly href: string | null;
  readonly included: readonly string[];
  /** Names, or a sentence where it is known how much it could add. */
  readonly excluded: readonly string[];
  readonly notes: readonly string[];
  readonly factors: readonly FactorRow[];
}

function capitalised(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

function includedText({id, label}: IncludedItem, context: FootprintContext): string {
  return capitalised(wordFor('included', id, label || id, context), context.locale);
}

function excludedSentence({id, label, couldAdd}: ExcludedItem, context: FootprintContext): string {
  const {t, locale} = context;
  const name = plainLine(wordFor('excluded', id, label || id, context));
  if (couldAdd === undefined || couldAdd.max === 0) return capitalised(name, locale);
  const text = estimateText(couldAdd, locale);
  if (text.below !== null || text.span === null) {
    return t('sustainability.couldAddUpTo', {label: name, max: text.below ?? text.central});
  }
  return t('sustainability.couldAdd', {label: name, min: text.min, max: text.span.slice(text.min.length + 1)});
}

const FACTOR_DIGITS = 10;
const TINY = 1e-3;

function factorNumber(value: number, locale: string): string {
  if (!Number.isFinite(value)) return UNKNOWN;
  const isTiny = value !== 0 && Math.abs(value) < TINY;
  return numberFormat(locale, {maximumSignificantDigits: FACTOR_DIGITS, ...(isTiny && {notation: 'scientific'})}).format(value);
}

function factorValue({value, unit}: Factor, locale: string): string {
  const isOne = typeof value === 'number' || value.min === value.max;
  const [low, high] = typeof value === 'number' ? [value, value] : [value.min, value.max];
  const number = isOne ? factorNumber(low, locale) : `${factorNumber(low, locale)}–${factorNumber(high, locale)}`;
  return unit === '' || unit === '1' ? number : `${number}\u00a0${unit}`;
}

/** ISO 3166-1 alpha-2 codes, or UN M49 codes of regions, of the grids estimates are made with. */
const REGIONS: Readonly<Record<string, string>> = {
  USA: 'US', SWE: 'SE', DEU: 'DE', FRA: 'FR', IRL: 'IE', FIN: 'FI', EEE: '150', WOR: '001',
};

function regionName(zone: string, locale: string): string | undefined {
  const code = Object.hasOwn(REGIONS, zone) ? REGIONS[zone] : undefined;
  return code && regionNames(locale).of(code);
}

const OF_SOMETHING = /^(grid|host|model)\.(.+)\.([a-z]+)$/;

/** In words of the viewer's language for the ids that have some, the server's label otherwise. */
function factorLabel({id, label, name}: Factor, context: FootprintContext): string {
  const [, family, of = '', what] = OF_SOMETHING.exec(id) ?? [];
  if (family === undefined) return wordFor('factor', id, label || id, context);
  const region = family === 'grid' ? regionName(of, context.locale) : undefined;
  return wordFor('factor', `${family}.${what}`, label || id, context, {name: region ?? name ?? of});
}

function factorRow(factor: Factor, context: FootprintContext): FactorRow {
  const {dataYear, source, url, licence} = factor;
  const missing = context.t('sustainability.notStated');
  return {
    label: factorLabel(factor, context),
    value: factorValue(factor, context.locale),
    year: dataYear === undefined ? missing : String(dataYear),
    source: source || missing,
    href: safeHref(url, 'api'),
    licence: licence || missing,
  };
}

/** "Of this, making the machines: 16 g (…)": the part that is not electricity. */
function embodiedSentence(metrics: SustainabilityMetrics, context: FootprintContext): string | null {
  const part = metrics.totals.co2eEmbodied;
  if (part === undefined || part.max === 0 || isUnestimated(metrics) || !context.impacts.includes('co2e')) return null;
  const text = estimateText(part, context.locale);
  const range = rangeWords(text, metrics, context);
  return context.t('sustainability.embodied', {value: `${text.approx} CO₂e`, range});
}

/**
 * Turns method and factors into text.
 * @param ownUrl the integrator's own address of the methodology; wins over the server's
 */
export function methodView(metrics: SustainabilityMetrics, context: FootprintContext, ownUrl?: string): MethodView {
  const {method, factors} = metrics;
  const isLocal = method?.accounting === 'location-based';
  return {
    name: method === undefined ? null : methodName(method),
    href: safeHref(ownUrl, 'integrator') ?? safeHref(method?.url, 'api'),
    included: (method?.included ?? []).map((item) => includedText(item, context)).filter((text) => text !== ''),
    excluded: (method?.excluded ?? []).map((item) => excludedSentence(item, context)),
    notes: [embodiedSentence(metrics, context), isLocal ? context.t('sustainability.locationBased') : null]
      .filter((note) => note !== null),
    factors: factors.map((factor) => factorRow(factor, context)),
  };
}
