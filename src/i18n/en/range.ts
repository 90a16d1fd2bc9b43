import type {Message} from '../messages.js';

/** The range picker, and ranges in words. */
export const range = {
  'range.label': 'Period',
  'range.24h': 'Last 24 hours',
  'range.7d': 'Last 7 days',
  'range.30d': 'Last 30 days',
  'range.90d': 'Last 90 days',
  'range.mtd': 'This month',
  'range.last-month': 'Last month',
  'range.custom': 'Custom',
  'range.from': 'From',
  'range.to': 'To',
  'range.apply': 'Apply',
  'range.cancel': 'Cancel',
  'range.compare': 'Compare with the previous period',
  'range.zone': 'Days in {zone}',
  'range.changed': 'Showing {period}.',
  'range.invalidDate': 'Enter a date.',
  'range.invalidOrder': 'The first day must not be after the last day.',
  'range.tooEarly': 'Choose {date} or later.',
  'range.tooLate': 'Choose {date} or earlier.',
} as const satisfies Record<string, Message>;
