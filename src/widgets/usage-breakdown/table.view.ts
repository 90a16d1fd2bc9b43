import type {ViewContext} from '../../base/view-context.js';
import type {DataTable, DataTableColumn, DataTableRow} from '../../chart/data-table.js';
import {formatShare} from '../../format/numbers.js';
import {figureText, roundedTogether, type BreakdownMetric, type Figures} from './figures.view.js';
import {changeCell, type Changes} from './change.view.js';
import {mixOf} from './providers.view.js';
import type {BreakdownRow, BreakdownView} from './usage-breakdown.view.js';

const COLUMNS: readonly BreakdownMetric[] = ['tokens', 'requests', 'cost', 'co2e'];
const SHARE_SCALE = 1;
const WHOLE = 1000n;

/** Measures the answer says anything about. */
function sentMetrics({items, sum}: BreakdownView): BreakdownMetric[] {
  const isSent = {
    tokens: true,
    requests: sum.requests !== null,
    cost: items.some(({cost}) => cost !== undefined),
    co2e: sum.co2e !== null,
  };
  return COLUMNS.filter((metric) => isSent[metric]);
}

function end(label: string): DataTableColumn {
  return {label, align: 'end'};
}

function figureCells(figures: Figures, metrics: readonly BreakdownMetric[], context: ViewContext): string[] {
  return metrics.map((metric) => figureText(figures, metric, context, metric === 'co2e' ? 'exact' : 'full'));
}

/** What each provider contributes to each row; the costs of a column sum to its footer as they are written. */
function mixCells({rows, providers, metric}: BreakdownView, context: ViewContext): string[][] {
  const mixes = rows.map(({segments}) => mixOf(segments, providers, context));
  const columns = providers.map((_, column) => {
    const written = roundedTogether(mixes.flatMap((mix) => mix[column] ?? [])).values();
    return mixes.map((mix) => (mix[column] ? (written.next().value ?? null) : null));
  });
  return rows.map((_, row) =>
    columns.map((column) => (column[row] ? figureText(column[row], metric, context) : '')),
  );
}

function tableRow(
  row: BreakdownRow,
  mix: readonly string[],
  {metrics, changes}: {metrics: readonly BreakdownMetric[]; changes: Changes | null},
  context: ViewContext,
): DataTableRow {
  const share = formatShare(row.share, context.locale, SHARE_SCALE, row.amount ?? 0n);
  const change = changes === null ? [] : [changeCell(row, changes, context)];
  const cells = [...figureCells(row.figures, metrics, context), share, ...change, ...mix];
  return {header: row.label, cells};
}

/** Whether there is anything shares could be of. */
export function totalShare({shares}: BreakdownView): bigint | null {
  return shares.some((share) => share !== null) ? WHOLE : null;
}

/**
 * The same numbers as the picture, as a table, with the changes of the shares where they are known. Σ of the rows is
 * the footer: the last row is the gathered rest.
 */
export function tableOf(
  view: BreakdownView, caption: string, context: ViewContext, changes: Changes | null = null,
): DataTable {
  const {t, locale} = context;
  const metrics = sentMetrics(view);
  const mix = view.providers.map(({label}) => end(label));
  const mixes = mixCells(view, context);
  const whole = formatShare(totalShare(view), locale, SHARE_SCALE);
  const parts = view.providers.map(({figures}) => figureText(figures, view.metric, context));
  return {
    caption,
    columns: [
      {label: t(`breakdown.${view.by}`)},
      ...metrics.map((metric) => end(t(`metric.${metric}`))),
      end(t('breakdown.share')),
      ...(changes === null ? [] : [end(t('breakdown.change'))]),
      ...mix,
    ],
    rows: view.rows.map((row, index) => tableRow(row, mixes[index] ?? [], {metrics, changes}, context)),
    footer: {
      header: t('breakdown.total'),
      cells: [...figureCells(view.sum, metrics, context), whole, ...(changes === null ? [] : ['']), ...parts],
    },
  };
}
