import {en} from '../../src/i18n/en.js';
import {createTranslator} from '../../src/i18n/translator.js';
import type {ViewContext} from '../../src/base/view-context.js';

/** Surroundings of a pure view: English, Berlin, euros, a fixed moment. */
export function viewContext(changes: Partial<ViewContext> = {}): ViewContext {
  return {
    t: createTranslator({locale: 'en', table: en}),
    locale: 'en',
    timeZone: 'Europe/Berlin',
    currency: undefined,
    now: new Date('2026-11-20T18:00:00Z'),
    ...changes,
  };
}
