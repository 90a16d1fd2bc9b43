import type {ViewContext} from '../../base/view-context.js';
import type {BreakdownItem, UsageBreakdown} from '../../contract/breakdown.js';
import {numberFormat} from '../../format/intl-cache.js';
import {formatShare} from '../../format/numbers.js';
import {sharesOf, sumKnown, weights} from './figures.view.js';
import {shortened} from './providers.view.js';
import type {BreakdownRow, BreakdownView} from './usage-breakdown.view.js';

/** How shares stand to those of the period before, by id: tenths of a point, or null for what was not there. */
export type Changes = ReadonlyMap<string, bigint | null>;

type Bounds = Pick<UsageBreakdown, 'period'>;

/** Whether `before` is the period before `now`: a server that does not know how to ask for it answers with another. */
export function isBefore(before: Bounds, now: Bounds): boolean {
  return before.period !== undefined && now.period !== undefined && Date.parse(before.period.to) <= Date.parse(now.period.from);
}

/**
 * The changes of all shares; null where nothing can be claimed: one of the totals is zero or not known, or measured by
 * something else. What has no share in one of the periods, as a cost without a price, has no change.
 */
export function changesOf(view: BreakdownView, previous: readonly BreakdownItem[], context: ViewContext): Changes | null {
  const amounts = weights(previous, view.metric, context);
  const now = sumKnown(weights(view.items, view.metric, context));
  if ((sumKnown(amounts) ?? 0n) <= 0n || (now ?? 0n) <= 0n) return null;
  const shares = sharesOf(amounts);
  const before = new Map(previous.map(({id}, index) => [id, shares[index] ?? null]));
  const changes = view.items.flatMap(({id}, index): [string, bigint | null][] => {
    const share = view.shares[index] ?? null;
    if (share === null) return [];
    const past = before.get(id);
    if (past === undefined) return [[id, null]];
    return past === null ? [] : [[id, share - past]];
  });
  return new Map(changes);
}

const TENTHS = 10;

/** "up 8 points", "new"; neutral, for more is neither good nor bad. */
export function changeText(tenths: bigint | null, {t}: Pick<ViewContext, 't'>): string {
  if (tenths === null) return t('breakdown.new');
  const count = Math.abs(Number(tenths)) / TENTHS;
  if (count === 0) return t('breakdown.unchanged');
  return t(tenths > 0n ? 'breakdown.up' : 'breakdown.down', {count});
}

/** The change as a cell: "+8.0", "−3.2", "new", or nothing. */
export function changeCell({id}: BreakdownRow, changes: Changes, {t, locale}: ViewContext): string {
  const tenths = id === null ? undefined : changes.get(id);
  if (tenths === undefined) return '';
  if (tenths === null) return t('breakdown.new');
  const format = numberFormat(locale, {minimumFractionDigits: 1, signDisplay: 'exceptZero'});
  return format.format(Number(tenths) / TENTHS);
}

/** Moves of fewer tenths of a point are not worth a word of their own. */
const WORTH_TELLING = 10n;

function size(tenths: bigint | null, {share}: BreakdownRow): bigint {
  if (tenths === null) return share ?? 0n;
  return tenths < 0n ? -tenths : tenths;
}

/** The largest row, and the one that moved most; in the order of the rows. */
function tellingRows(rows: readonly BreakdownRow[], changes: Changes): readonly BreakdownRow[] {
  const known = rows.filter(({id}) => id !== null && changes.has(id));
  const moved = (row: BreakdownRow) => size(changes.get(row.id ?? '') ?? null, row);
  const [first] = known;
  const most = known.reduce((best, row) => (moved(row) > moved(best) ? row : best), known[0] as BreakdownRow);
  if (first === undefined || most === first || moved(most) < WORTH_TELLING) return known.slice(0, 1);
  return [first, most];
}

/** "Compared with the previous period: OpenAI 62.0%, up 8 points."; empty where there is nothing to say. */
export function changeSentence(view: BreakdownView, changes: Changes, context: ViewContext): string {
  const {t, locale} = context;
  const parts = tellingRows(view.rows, changes).map(({id, label, share, amount}) =>
    t('breakdown.moved', {
      name: shortened(label),
      share: formatShare(share, locale, 1, amount ?? 0n),
      change: changeText(changes.get(id ?? '') ?? null, context),
    }),
  );
  const [first, second] = parts;
  if (first === undefined) return '';
  return t('breakdown.changes', {parts: second === undefined ? first : t('breakdown.moves', {first, second})});
}
