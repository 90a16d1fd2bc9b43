import type {Message} from '../messages.js';

/** The page that holds all widgets. */
export const dashboard = {
  'dashboard.heading': 'Your usage',
  'dashboard.addsUp.all': 'Adds up: summary, breakdowns and log agree.',
  'dashboard.addsUp.breakdowns': 'Adds up: summary and breakdowns agree.',
  'dashboard.addsUp.log': 'Adds up: summary and log agree.',
  'dashboard.differs': 'Does not add up: {first} {amount}, {second} {otherAmount}.',
  'dashboard.source.summary': 'summary',
  'dashboard.source.series': 'course over time',
  'dashboard.source.provider': 'usage by provider',
  'dashboard.source.project': 'usage by project',
  'dashboard.source.model': 'usage by model',
  'dashboard.source.log': 'log',
  'dashboard.removeFilter': '– remove this filter',
} as const satisfies Record<string, Message>;
