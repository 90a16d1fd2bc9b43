import type {ViewContext} from '../../base/view-context.js';
import {MAX_ROWS} from '../../chart/options/bars.js';
import type {Sheet} from '../../chart/sheet.js';
import {formatShare} from '../../format/numbers.js';
import {figureText} from './figures.view.js';
import {colorOf, shadeOf} from './picture.view.js';
import {totalShare} from './table.view.js';
import type {BreakdownView} from './usage-breakdown.view.js';

/** Least px of a ring's image: its rows need them. */
const RING_WIDTH = 480;

/** The texts of a breakdown's image. */
export function sheetOf(
  view: BreakdownView,
  picked: ReadonlySet<string>,
  title: string,
  context: ViewContext,
): Sheet {
  const {t, locale} = context;
  const isBeside = view.layout === 'bar';
  return {
    title: `${title} · ${t(`metric.${view.metric}`)}`,
    period: view.period ?? '',
    isBeside,
    width: isBeside ? 0 : RING_WIDTH,
    rows: view.rows.slice(0, MAX_ROWS).map((row) => ({
      label: row.label,
      value: figureText(row.figures, view.metric, context),
      share: formatShare(row.share, locale, 1, row.amount ?? 0n),
      color: isBeside ? undefined : shadeOf(row, view, picked),
    })),
    total: {label: t('breakdown.total'), value: view.total, share: formatShare(totalShare(view), locale, 1)},
    keys: isBeside
      ? view.providers.map((part) => ({label: part.label, color: colorOf('provider', part)}))
      : [],
  };
}
