import type {Message} from '../messages.js';

/** Usage by provider, project and model. */
export const breakdown = {
  'breakdown.heading.provider': 'Usage by provider',
  'breakdown.heading.project': 'Usage by project',
  'breakdown.heading.model': 'Usage by model',
  'breakdown.provider': 'Provider',
  'breakdown.project': 'Project',
  'breakdown.model': 'Model',
  'breakdown.share': 'Share',
  'breakdown.total': 'Total',
  'breakdown.empty': 'No usage in this period.',
  'breakdown.clear': 'Show all',
  'breakdown.group.project': 'project',
  'breakdown.group.model': 'model',
  'breakdown.metricMissing': '{wished}: not known here. Showing {shown}.',
  'breakdown.notEstimated': {
    one: '{count} entry is not or only partly estimated; the footprint is larger.',
    other: '{count} entries are not or only partly estimated; the footprint is larger.',
  },
  'breakdown.up': {one: 'up {count} point', other: 'up {count} points'},
  'breakdown.down': {one: 'down {count} point', other: 'down {count} points'},
  'breakdown.unchanged': 'unchanged',
  'breakdown.new': 'new',
  'breakdown.moved': '{name} {share}, {change}',
  'breakdown.changes': 'Compared with the previous period: {parts}.',
  'breakdown.moves': '{first}; {second}',
  'breakdown.change': 'Change (points)',
} as const satisfies Record<string, Message>;
