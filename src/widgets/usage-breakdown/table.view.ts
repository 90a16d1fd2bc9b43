import {withCurrency, type ViewContext} from '../../base/view-context.js';
import type {DataTable, DataTableColumn, DataTableRow} from '../../chart/data-table.js';
import type {BreakdownItem} from '../../contract/breakdown.js';
import {decimalText} from '../../format/decimal.js';
import {formatShare} from '../../format/numbers.js';
import {figureText, roundedTogether, type BreakdownMetric, type Figures} from './figures.view.js';
import {changeCell, type Changes} from './change.view.js';
import {labelOf, mixOf} from './providers.view.js';
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

/** Without an exponent, which sheets of some languages take for text. */
function kilograms({co2e}: BreakdownItem): string[] {
  const bounds = [co2e?.central, co2e?.min, co2e?.max];
  return bounds.map((kg) => (kg === undefined ? '' : kg.toFixed(12).replace(/\.?0+$/, '')));
}

function csvRow(item: BreakdownItem, share: bigint | null, context: ViewContext): string[] {
  const {totalTokens, inputTokens, outputTokens, requests, cost} = item;
  const money = cost ? withCurrency(cost, context) : null;
  const counts = [totalTokens, inputTokens, outputTokens, requests].map((count) =>
    count === undefined ? '' : String(count),
  );
  const percent = share === null ? '' : decimalText({units: share, scale: SHARE_SCALE});
  return [labelOf(item, context.t), item.id, ...counts, money?.amount ?? '', money?.currency ?? '', percent];
}

/** Every item as a line of plain figures, after one line of headings; a cost that is not known is an empty cell. */
export function* csvLines(view: BreakdownView, context: ViewContext): Generator<string[]> {
  const {t} = context;
  const hasCo2e = view.sum.co2e !== null;
  yield [
    t(`breakdown.${view.by}`),
    'ID',
    t('metric.tokens'),
    t('log.inputTokens'),
    t('log.outputTokens'),
    t('metric.requests'),
    t('metric.cost'),
    t('breakdown.currency'),
    `${t('breakdown.share')} (%)`,
    ...(hasCo2e ? ['CO₂e (kg)', 'CO₂e min (kg)', 'CO₂e max (kg)'] : []),
  ];
  for (const [index, item] of view.items.entries()) {
    const record = csvRow(item, view.shares[index] ?? null, context);
    yield hasCo2e ? [...record, ...kilograms(item)] : record;
  }
}
