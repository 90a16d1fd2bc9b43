import {summaryAnswer, type UsageSummary} from '../../../src/contract/summary.js';
import {FIGURES, type SummaryContext} from '../../../src/widgets/usage-summary/usage-summary.view.js';
import {viewContext} from '../../support/view-context.js';

/** Reads an answer as the client does. */
export function summaryOf(body: unknown): UsageSummary {
  return summaryAnswer.parse(body);
}

/** Surroundings of the summary's views. */
export function summaryContext(changes: Partial<SummaryContext> = {}): SummaryContext {
  return {...viewContext(), range: '30d', figures: FIGURES, ...changes};
}

const euros = (amount: string) => ({amount, currency: 'EUR'});

/** Ten days of 100 tokens, the eighth of 420, most of them of `name`; the last one still running. */
export function unusualDay(name = 'Mistral', id = 'mistral') {
  const day = (place: number) => (place === 7 ? 420 : 100);
  return {
    totalTokens: 1320, cost: null, interval: 'day',
    series: Array.from({length: 10}, (_, place) => ({
      start: `2026-11-${String(place + 1).padStart(2, '0')}`, totalTokens: day(place), complete: place < 9,
      segments: [{id: 'openai', name: 'OpenAI', totalTokens: 84}, {id, name, totalTokens: day(place) - 84}],
    })),
  };
}

/** Three days, two providers, all figures. Sums: 600 tokens, €0.60, 6 requests. */
export const threeDays = {
  period: {from: '2026-11-17T23:00:00Z', to: '2026-11-20T18:00:00Z', timeZone: 'Europe/Berlin'},
  totalTokens: 600, inputTokens: 500, outputTokens: 100, cachedInputTokens: 125, reasoningTokens: 10,
  cost: euros('0.60'), unpricedTokens: 0, requests: 6,
  previous: {totalTokens: 400, cost: euros('0.75'), requests: 6},
  interval: 'day',
  series: [1, 2, 3].map((day) => ({
    start: `2026-11-${17 + day}`, totalTokens: 100 * day, cost: euros(`0.${day}0`), requests: day, complete: day < 3,
    segments: [
      {id: 'openai', name: 'OpenAI', totalTokens: 75 * day, cost: euros((0.06 * day).toFixed(2)), requests: day},
      {id: 'anthropic', name: 'Anthropic', totalTokens: 25 * day, cost: euros((0.04 * day).toFixed(2)), requests: 0},
    ],
  })),
};
