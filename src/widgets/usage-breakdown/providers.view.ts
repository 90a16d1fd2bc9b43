import {identityName} from '../../base/identity-name.js';
import type {ViewContext} from '../../base/view-context.js';
import {graphemes, plainLine} from '../../chart/graphemes.js';
import type {BreakdownItem} from '../../contract/breakdown.js';
import type {Identity} from '../../contract/primitives.js';
import type {Segment} from '../../contract/summary.js';
import type {Translate} from '../../i18n/translator.js';
import {addUp, plainNumber, type BreakdownMetric, type Figures} from './figures.view.js';

const LONGEST_SPOKEN = 40;
/** A sign of text may be many units long; this many of them per sign are looked at. */
const UNITS_PER_SIGN = 10;

/** The name as it is shown; what is gone is said to be. */
export function labelOf(identity: Identity, t: Translate): string {
  const label = identityName(identity, t, t('common.unknown'));
  return identity.deleted ? t('common.deletedName', {name: label}) : label;
}

/** A name in one line of at most `longest` signs: to be read out, or shown where it must not fill the screen. */
export function shortened(label: string, longest: number = LONGEST_SPOKEN): string {
  const signs = graphemes(plainLine(label.slice(0, longest * UNITS_PER_SIGN)));
  return signs.length <= longest ? signs.join('') : `${signs.slice(0, longest).join('')}…`;
}

/** A provider in the mix of projects, or the gathered rest of them. */
export interface ProviderPart {
  /** Null for the rest. */
  readonly id: string | null;
  readonly label: string;
  readonly figures: Figures;
}

/** Most providers told apart by colour and column. */
export const MAX_PARTS = 8;

/** Whether the parts of the items say anything about the measure. */
export function isSegmented(items: readonly BreakdownItem[], metric: BreakdownMetric): boolean {
  if (metric === 'co2e') return false;
  return items.some(({segments}) =>
    segments.some(({cost, requests}) => {
      if (metric === 'cost') return cost !== undefined && cost !== null;
      return metric === 'tokens' || requests !== undefined;
    }),
  );
}

function byProvider(items: readonly BreakdownItem[]): Map<string, Segment[]> {
  const groups = new Map<string, Segment[]>();
  for (const {segments} of items)
    for (const segment of segments) {
      const group = groups.get(segment.id);
      if (group === undefined) groups.set(segment.id, [segment]);
      else group.push(segment);
    }
  return groups;
}

/** The providers of all items together, largest first; past {@link MAX_PARTS} they are gathered in a last one. */
export function providerParts(
  items: readonly BreakdownItem[],
  metric: BreakdownMetric,
  context: ViewContext,
): ProviderPart[] {
  if (!isSegmented(items, metric)) return [];
  const parts = [...byProvider(items)].map(([id, segments]) => {
    const figures = addUp(segments, context);
    return {
      id,
      label: labelOf(segments[0] as Segment, context.t),
      figures,
      segments,
      size: plainNumber(figures, metric),
    };
  });
  parts.sort((a, b) => b.size - a.size);
  if (parts.length <= MAX_PARTS + 1) return parts;
  const rest = parts.slice(MAX_PARTS);
  const label = context.t('common.other', {count: rest.length});
  const figures = addUp(
    rest.flatMap(({segments}) => segments),
    context,
  );
  return [...parts.slice(0, MAX_PARTS), {id: null, label, figures}];
}

/** What each of `parts` contributes to a row, in their order; null where it contributes nothing. */
export function mixOf(
  segments: readonly Segment[],
  parts: readonly ProviderPart[],
  context: Pick<ViewContext, 'currency'>,
): (Figures | null)[] {
  const named = new Set(parts.map(({id}) => id));
  return parts.map(({id}) => {
    const own = segments.filter((segment) => (id === null ? !named.has(segment.id) : segment.id === id));
    return own.length === 0 ? null : addUp(own, context);
  });
}
