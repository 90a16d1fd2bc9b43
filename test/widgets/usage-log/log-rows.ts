import type {ViewContext} from '../../../src/base/view-context.js';
import type {LogRow} from '../../../src/contract/log.js';
import {en} from '../../../src/i18n/en.js';
import {createTranslator} from '../../../src/i18n/translator.js';

/** What views of the log are tested with: English, Berlin, a fixed now. */
export const context: ViewContext = {
  t: createTranslator({locale: 'en', table: en}),
  locale: 'en',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  now: new Date('2026-11-20T18:00:00Z'),
};

/** A charge of the log, with what the test cares for. */
export function logRow(change: Partial<LogRow> = {}): LogRow {
  return {
    id: 'u_1',
    date: '2026-11-20T17:59:12Z',
    model: 'claude-3-opus',
    inputTokens: 1840n,
    outputTokens: 512n,
    totalTokens: 2352n,
    ...change,
  };
}
