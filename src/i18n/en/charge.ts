import type {Message} from '../messages.js';

/** What a charge is made of. */
export const charge = {
  'charge.heading': 'How this was charged',
  'charge.input': 'Input',
  'charge.cachedInput': 'Cached input',
  'charge.cacheWrite': 'Written to cache',
  'charge.output': 'Output',
  'charge.reasoning': 'of it reasoning',
  'charge.line': '{tokens} × {price} per {per}',
  'charge.perMillion': '{price} per million tokens',
  'charge.total': 'Charged',
  'charge.unpriced': 'No price was recorded for this request.',
  'charge.differs': 'The parts make {sum}; {charged} was charged.',
  'charge.roundedTo': 'The parts make {sum}, rounded to {charged}.',
  'charge.saved': 'Saved by the cache: {amount}',
  'charge.rounded': 'Amounts are rounded for reading; the exact cost is {amount}.',
} as const satisfies Record<string, Message>;
