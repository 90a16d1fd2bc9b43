import type {Message} from '../messages.js';

/** Usage by provider, project and model. */
export const breakdown = {
  'breakdown.heading.provider': 'Usage by provider',
  'breakdown.heading.project': 'Usage by project',
  'breakdown.heading.model': 'Usage by model',
  'breakdown.provider': 'Provider',
  'breakdown.project': 'Project',
  'breakdown.model': 'Model',
  'breakdown.name': 'Name',
  'breakdown.share': 'Share',
  'breakdown.total': 'Total',
  'breakdown.empty': 'No usage in this period.',
  'breakdown.filtered': 'Only {name}',
  'breakdown.clear': 'Show all',
  'breakdown.view': 'View',
  'breakdown.view.donut': 'Donut',
  'breakdown.view.bar': 'Bars',
  'breakdown.view.table': 'Table',
  'breakdown.group.project': 'project',
  'breakdown.group.model': 'model',
  'breakdown.segments': 'Providers of {name}',
  'breakdown.chartFailed': 'The chart could not be loaded. The figures are complete without it.',
  'breakdown.metricMissing': '{wished}: not known here. Showing {shown}.',
  'breakdown.notEstimated': {
    one: '{count} entry is not or only partly estimated; the footprint is larger.',
    other: '{count} entries are not or only partly estimated; the footprint is larger.',
  },
  'breakdown.currency': 'Currency',
} as const satisfies Record<string, Message>;
