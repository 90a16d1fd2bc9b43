import {html, nothing, svg, type TemplateResult} from 'lit';
import {keyedRows} from '../../base/keyed-rows.js';
import type {ViewContext} from '../../base/view-context.js';
import type {LogSort} from '../../contract/log.js';
import {formatInstant} from '../../format/dates.js';
import type {TotalsView} from './totals.view.js';
import {isSortable, type LogColumn, type Sort} from './usage-log.columns.js';
import type {detailRow} from './usage-log.detail.js';
import {classesOf, type Cell, type RowView} from './usage-log.view.js';

/** Everything the table shows, and what happens when it is used. */
export interface TableParts {
  readonly heading: string;
  readonly columns: readonly LogColumn[];
  readonly sort: Sort;
  readonly rows: readonly RowView[];
  readonly totals: TotalsView | null;
  /** Key of the row whose details are open. */
  readonly openKey: string | null;
  /** Draws them, once that is here. */
  readonly detailRow: typeof detailRow | undefined;
  readonly rowHref: string | undefined;
  readonly onSort: (by: LogSort) => void;
  readonly onToggle: (view: RowView) => void;
}

const arrowUp = svg`<svg viewBox="0 0 10 10" fill="none" stroke="currentColor" stroke-width="1.5"
  aria-hidden="true"><path d="M2 6.5 5 3.5 8 6.5"/></svg>`;
const arrowDown = svg`<svg viewBox="0 0 10 10" fill="none" stroke="currentColor" stroke-width="1.5"
  aria-hidden="true"><path d="M2 3.5 5 6.5 8 3.5"/></svg>`;

function sortSentence({by, order}: Sort, {t}: ViewContext): string {
  return t(order === 'asc' ? 'log.sortedAscending' : 'log.sortedDescending', {column: t(`log.${by}`)});
}

function headCell(column: LogColumn, {sort, onSort}: TableParts, {t}: ViewContext): TemplateResult {
  const label = t(`log.${column}`);
  const align = classesOf(column);
  if (!isSortable(column))
    return html`<th scope="col" role="columnheader" class="fixed ${align}">${label}</th>`;
  const isSorted = sort.by === column;
  const direction = sort.order === 'asc' ? 'ascending' : 'descending';
  return html`<th scope="col" role="columnheader" class=${align} aria-sort=${isSorted ? direction : nothing}>
    <button class="sort" part="sort" type="button" @click=${() => onSort(column)}
      >${label}${isSorted && sort.order === 'asc' ? arrowUp : arrowDown}</button>
  </th>`;
}

function cellContent({text, title, instant, href}: Cell): TemplateResult {
  if (instant !== undefined) return html`<time datetime=${instant} title=${title ?? nothing}>${text}</time>`;
  if (href !== undefined) return html`<a part="conversation" href=${href}>${text}</a>`;
  return html`<span title=${title ?? nothing}><bdi>${text}</bdi></span>`;
}

function bodyCell(cell: Cell): TemplateResult {
  const classes = `${classesOf(cell.column)}${cell.isMuted ? ' muted' : ''}`;
  return html`<td role="cell" class=${classes} data-label=${cell.label}>${cellContent(cell)}</td>`;
}

function toggle(view: RowView, isOpen: boolean, {t, timeZone, locale}: ViewContext): TemplateResult {
  const {date, model} = view.row;
  const verb = t(isOpen ? 'log.hideDetail' : 'log.showDetail');
  const label = `${verb}: ${formatInstant(date, timeZone, locale)}, ${model}`;
  return html`<button class="toggle" part="toggle" type="button" aria-expanded=${isOpen} aria-label=${label}
    >${arrowDown}</button>`;
}

/** A press on a row opens it, unless it was meant for a link or to mark text. */
function isMeantForRow(event: Event): boolean {
  const isLink = event.composedPath().some((node) => node instanceof HTMLAnchorElement);
  return !isLink && getSelection()?.type !== 'Range';
}

function bodyRow(view: RowView, parts: TableParts, context: ViewContext): TemplateResult {
  const isOpen = view.key === parts.openKey;
  const onClick = (event: Event) => isMeantForRow(event) && parts.onToggle(view);
  const [first, ...others] = view.cells as [Cell, ...Cell[]];
  const lead = html`<td role="cell" class="lead ${classesOf(first.column)}${first.isMuted ? ' muted' : ''}"
    ><span>${toggle(view, isOpen, context)}${cellContent(first)}</span></td>`;
  const part = isOpen ? 'row selected' : 'row';
  return html`<tr role="row" part=${part} class="row" @click=${onClick}>${lead}${others.map(bodyCell)}</tr>
    ${isOpen ? parts.detailRow?.(view.row, parts, context) : nothing}`;
}

function footRow({label, lead, cells}: TotalsView): TemplateResult {
  const named = html`<th role="rowheader" scope="row" colspan=${lead}>${label}</th>`;
  const hidden = html`<span class="visually-hidden">${label}</span>`;
  return html`<tfoot role="rowgroup"><tr role="row" part="totals">
    ${lead > 0 ? named : nothing}
    ${cells.map(({column, label: name, text, title}, index) => {
      const ownLabel = lead === 0 && index === 0 ? hidden : nothing;
      const content = html`${ownLabel}<bdi title=${title ?? nothing}>${text}</bdi>`;
      if (text === '') return html`<td role="cell"></td>`;
      return html`<td role="cell" class=${classesOf(column)} data-label=${name}>${content}</td>`;
    })}
  </tr></tfoot>`;
}

/** The log as a real table; its own region scrolls sideways, never the page. */
export function logTable(parts: TableParts, context: ViewContext): TemplateResult {
  const {heading, columns, rows, totals, sort} = parts;
  const label = context.t('common.tableOf', {name: heading});
  const head = columns.map((column) => headCell(column, parts, context));
  return html`<div class="scroll" role="region" aria-label=${label} tabindex="0">
    <table class="rows" part="table" role="table">
      <caption class="visually-hidden">${heading}. ${sortSentence(sort, context)}.</caption>
      <thead role="rowgroup"><tr role="row">${head}</tr></thead>
      <tbody role="rowgroup">${keyedRows(
        rows,
        ({key}) => key,
        (view) => bodyRow(view, parts, context),
      )}</tbody>
      ${totals === null ? nothing : footRow(totals)}
    </table>
  </div>`;
}
