import type {SustainabilityMetrics} from '../../../src/contract/sustainability-model.js';
import {sustainabilityAnswer} from '../../../src/contract/sustainability.js';
import {en} from '../../../src/i18n/en.js';
import {createTranslator} from '../../../src/i18n/translator.js';
import {footprint} from '../../../src/testing/footprint.js';
import {IMPACTS, type FootprintContext} from '../../../src/widgets/sustainability/sustainability.view.js';

/** A body as the contract reads it; by default a month of everyday use. */
export function metricsOf(changes: object = {}): SustainabilityMetrics {
  const body = {...footprint, ...changes};
  const {data, error} = sustainabilityAnswer(body).safeParse(body);
  if (data === undefined) throw new Error(String(error));
  return data;
}

/** One of the older forms. */
export function olderMetrics(body: object): SustainabilityMetrics {
  return sustainabilityAnswer(body).parse(body);
}

/** An estimate of the wire. */
export function estimate(min: number, central: number, max: number, unit = 'kgCO2e') {
  return {min, central, max, unit};
}

/** Surroundings of the views: English, Berlin, all impacts, a fixed moment. */
export function footprintContext(changes: Partial<FootprintContext> = {}): FootprintContext {
  return {
    t: createTranslator({locale: 'en', table: en}),
    locale: 'en',
    timeZone: 'Europe/Berlin',
    currency: undefined,
    now: new Date('2026-11-20T19:00:00Z'),
    impacts: IMPACTS,
    isFiltered: false,
    ...changes,
  };
}

/** Text without the spaces that only keep lines together. */
export const plain = (text: string): string => text.replaceAll(/[\u00a0\u2009\u202f]/g, ' ').replaceAll(/ ?– ?/g, '–');
