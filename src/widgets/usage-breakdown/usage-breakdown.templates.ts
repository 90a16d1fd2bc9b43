import {html, nothing, type TemplateResult} from 'lit';
import {bone} from '../../base/card.js';
import {pointByKey} from '../../base/tooltip.js';
import type {ViewContext} from '../../base/view-context.js';
import type {ChartState} from '../../chart/chart-controller.js';
import {dataTable} from '../../chart/data-table.js';
import {MAX_ROWS} from '../../chart/options/bars.js';
import {formatShare} from '../../format/numbers.js';
import {changeSentence, type Changes} from './change.view.js';
import {figureText} from './figures.view.js';
import {colorOf, isSetBack} from './picture.view.js';
import type {ProviderPart} from './providers.view.js';
import {tableOf, totalShare} from './table.view.js';
import type {BreakdownRow, BreakdownView, Layout} from './usage-breakdown.view.js';
import {rowHeight} from './wish.js';

/** What rows need to be buttons. */
export interface RowActions {
  /** Ids the dimension is filtered by. */
  readonly picked: ReadonlySet<string>;
  /** The row the pointer is on, in the picture or in the list. */
  readonly pointed: number | null;
  /** Filters by a row, or opens the gathered rest. */
  readonly press: (row: BreakdownRow) => void;
  readonly point: (index: number | null) => void;
  /** The row that Tab leads to; arrows lead from it to the others. */
  readonly stop: number;
  readonly reach: (index: number) => void;
}

/** An amount with all its digits, and in short for the eye where room is scarce. */
export function amountTexts(exact: string, compact: string): TemplateResult {
  return html`<span class="exact">${exact}</span><span class="compact" aria-hidden="true">${compact}</span>`;
}

function valueTexts({figures}: BreakdownRow, {metric}: BreakdownView, context: ViewContext): TemplateResult {
  return amountTexts(figureText(figures, metric, context), figureText(figures, metric, context, 'compact'));
}

/** All digits of a rounded cost. */
function exactTitle({figures}: BreakdownRow, {metric}: BreakdownView, context: ViewContext): string | typeof nothing {
  return metric === 'cost' && figures.costs.size > 0 ? figureText(figures, 'cost', context, 'exact') : nothing;
}

function hint(row: BreakdownRow, {t}: ViewContext): string {
  return row.id === 'unattributed' ? `${row.label}. ${t('common.unattributedHint')}` : row.label;
}

function rowButton(
  row: BreakdownRow,
  index: number,
  view: BreakdownView,
  actions: RowActions,
  context: ViewContext,
): TemplateResult {
  const {picked, pointed, press, point, reach} = actions;
  const isPicked = row.id !== null && picked.has(row.id);
  const classes = `row${isSetBack(row, picked) ? ' back' : ''}${pointed === index ? ' lit' : ''}`;
  const share = formatShare(row.share, context.locale, 1, row.amount ?? 0n);
  const isStop = index === (actions.stop < view.rows.length ? actions.stop : 0);
  return html`<li role="none">
    <button class=${classes} part=${isPicked ? 'row selected' : 'row'} type="button"
      tabindex=${isStop ? 0 : -1} aria-pressed=${row.id === null ? nothing : isPicked} aria-expanded=${row.id === null ? 'false' : nothing}
      @click=${() => press(row)} @pointerenter=${() => point(index)} @pointerleave=${() => point(null)}
      @focus=${() => reach(index)} @blur=${() => point(null)}>
      <i class="swatch" .style=${`background: ${colorOf(view.by, row)}`}></i>
      <span class="name" dir="auto" title=${hint(row, context)}>${row.label}</span>
      <span class="lane"></span>
      <span class="value" title=${exactTitle(row, view, context)}>${valueTexts(row, view, context)}</span>
      <span class="share">${share}</span>
    </button>
  </li>`;
}

/** Arrows, Home and End walk the rows of a vertical toolbar (APG); the picture and its tooltip follow the focus. */
function walk(event: KeyboardEvent): void {
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('button.row')];
  const current = buttons.indexOf(event.target as HTMLElement);
  const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  const next = isSideways ? null : pointByKey(event.key, current, buttons.length);
  if (next === null || current < 0) return;
  event.preventDefault();
  buttons[next]?.focus();
}

/** The rows as buttons in columns: swatch, name, room for a bar, value, share. */
export function rowList(view: BreakdownView, actions: RowActions, context: ViewContext): TemplateResult {
  const label = context.t(`breakdown.heading.${view.by}`);
  return html`<ul class="rows" part="legend" role="toolbar" aria-orientation="vertical" aria-label=${label}
    @keydown=${walk}>
    ${view.rows.map((row, index) => rowButton(row, index, view, actions, context))}
  </ul>`;
}

/** The line below the rows that they add up to. */
export function totalLine(view: BreakdownView, {t, locale}: ViewContext): TemplateResult {
  return html`<p class="row total" part="total">
    <span class="name">${t('breakdown.total')}</span><span class="lane"></span>
    <span class="value">${amountTexts(view.total, view.totalCompact)}</span>
    <span class="share">${formatShare(totalShare(view), locale, 1)}</span>
  </p>`;
}

/** What the colours of the segments mean; each provider filters as well. */
export function providerKeys(
  parts: readonly ProviderPart[],
  picked: ReadonlySet<string>,
  toggle: (id: string) => void,
  label: string,
): TemplateResult | typeof nothing {
  if (parts.length === 0) return nothing;
  const swatch = (part: ProviderPart) =>
    html`<i class="swatch" .style=${`background: ${colorOf('provider', part)}`}></i>`;
  return html`<ul class="keys" part="keys" role="list" aria-label=${label}>${parts.map(
    (part) => html`<li>
    ${
      part.id === null
        ? html`<span class="key">${swatch(part)}${part.label}</span>`
        : html`<button class="key quiet" part="key" type="button" aria-pressed=${picked.has(part.id)}
          @click=${() => toggle(part.id as string)}>
          ${swatch(part)}<span class="name" dir="auto" title=${part.label}>${part.label}</span></button>`
    }
  </li>`,
  )}</ul>`;
}

type Part = TemplateResult | typeof nothing;

/** What the body shows beside the view, and what its buttons do. */
export interface BodyParts extends RowActions {
  readonly view: BreakdownView;
  readonly context: ViewContext;
  readonly limit: number;
  /** More rows than at first are shown. */
  readonly isOpened: boolean;
  readonly chart: ChartState;
  /** Against the period before; null where nothing can be said, undefined where nothing will be. */
  readonly changes: Changes | null | undefined;
  /** Providers the page is filtered by. */
  readonly providers: ReadonlySet<string>;
  readonly toggleProvider: (id: string) => void;
  readonly open: () => void;
  readonly close: () => void;
  readonly retryChart: () => void;
}

const LONG_TOTAL = 11;

function middle({total, totalCompact, metric}: BreakdownView, {t}: ViewContext): TemplateResult {
  return html`<div class="middle" part="total">
    <b class=${total.length > LONG_TOTAL ? 'long' : ''} title=${total}>${amountTexts(total, totalCompact)}</b>
    <span class="note">${t(`metric.${metric}`)}</span>
  </div>`;
}

function donut({view, context, ...actions}: BodyParts): TemplateResult {
  return html`<div class="stage donut">
    <div class="ring"><div class="chart" part="chart" aria-hidden="true"></div>${middle(view, context)}</div>
    ${rowList(view, actions, context)}
  </div>`;
}

function bars({view, context, limit, ...actions}: BodyParts, layout: Layout): TemplateResult {
  const height = rowHeight(view.rows.length, limit);
  const drawn = Math.min(view.rows.length, MAX_ROWS);
  const chart = html`<div class="chart" part="chart" aria-hidden="true"></div>`;
  return html`<div class="stage ${layout}" .style=${`--_wide: ${height}px; --_count: ${drawn}`}>
    ${rowList(view, actions, context)}${layout === 'bar' ? chart : nothing}${totalLine(view, context)}
  </div>`;
}

function table({view, context, changes}: BodyParts): TemplateResult {
  const heading = context.t(`breakdown.heading.${view.by}`);
  const caption = view.period === null ? heading : `${heading}, ${view.period}`;
  return html`<div class="scroller" tabindex="0" role="region" aria-label=${context.t('common.tableOf', {name: heading})}>
    ${dataTable(tableOf(view, caption, context, changes))}
  </div>`;
}

function picture(parts: BodyParts): TemplateResult {
  const {layout} = parts.view;
  if (layout === 'table') return table(parts);
  const drawn = layout === 'donut' ? donut(parts) : bars(parts, layout);
  return html`<div class=${parts.isOpened ? 'scroller' : 'unfolded'}>${drawn}</div>`;
}

function opener({view, context: {t}, isOpened, open, close}: BodyParts): Part {
  const more = html`<button class="quiet" part="more" type="button" @click=${open}>${t('common.more')}</button>`;
  const less = html`<button class="quiet" part="less" type="button" @click=${close}>${t('common.less')}</button>`;
  const canOpen = view.layout === 'table' && view.gathered > 0;
  if (!canOpen && !isOpened) return nothing;
  return html`<div class="openers">${canOpen ? more : nothing}${isOpened ? less : nothing}</div>`;
}

function chartFailure({chart, context: {t}, retryChart}: BodyParts): Part {
  if (chart !== 'failed') return nothing;
  return html`<div class="notice" part="notice"><span>${t('breakdown.chartFailed')}</span>
    <button type="button" @click=${retryChart}>${t('common.retry')}</button></div>`;
}

function notes({view: {notes, period}}: BodyParts): Part[] {
  const list = html`<ul class="notes note" part="notes" role="list">${notes.map((each) => html`<li>${each}</li>`)}</ul>`;
  return [
    notes.length === 0 ? nothing : list,
    period === null ? nothing : html`<p class="note period" part="period">${period}</p>`,
  ];
}

/** What moved since the period before; its room is kept while that is still to come. */
function change({view, context, changes}: BodyParts): Part {
  if (changes === undefined) return nothing;
  return html`<p class="note change" part="change">${changes === null ? '' : changeSentence(view, changes, context)}</p>`;
}

/** The filled card: the picture in words, the picture with its rows, what it does not tell, and of which days it is. */
export function breakdownBody(parts: BodyParts): TemplateResult {
  const {view, context, providers, toggleProvider} = parts;
  const keys =
    view.layout === 'bar'
      ? providerKeys(view.providers, providers, toggleProvider, context.t('breakdown.provider'))
      : nothing;
  return html`
    <p class="visually-hidden" part="sentence">${view.sentence}</p>
    ${picture(parts)}${keys}${opener(parts)}${chartFailure(parts)}${change(parts)}${notes(parts)}
  `;
}

/** The card before there are figures: as high as with them. */
export function breakdownSkeleton(isRing: boolean): TemplateResult {
  const line = bone('100%', '16px');
  const lines = html`<div class="bones">${Array.from({length: isRing ? 4 : 6}, () => line)}</div>`;
  if (!isRing) return lines;
  return html`<div class="unfolded"><div class="stage donut"><div class="ring">${bone('100%', '100%')}</div>${lines}</div></div>`;
}
