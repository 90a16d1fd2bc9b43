import {html, nothing, type TemplateResult} from 'lit';
import {keyedRows} from '../../base/keyed-rows.js';
import type {ViewContext} from '../../base/view-context.js';
import {columnsOf, type HistoryColumn, type TransactionView} from './billing-history.view.js';

/** Everything the table shows, and what happens when a receipt is opened. */
export interface HistoryParts {
  readonly heading: string;
  readonly rows: readonly TransactionView[];
  readonly onReceipt: (event: Event, id: string, url: string) => void;
}

const CLASSES: Readonly<Record<HistoryColumn, string>> = {
  date: 'when',
  type: 'name word',
  description: 'name',
  credits: 'end labelled',
  amount: 'end mark',
  status: 'plain',
  balanceAfter: 'end labelled',
  receipt: 'plain',
};

type Draw = (
  view: TransactionView,
  parts: HistoryParts,
  context: ViewContext,
) => TemplateResult | typeof nothing;

const DRAW: Readonly<Record<HistoryColumn, Draw>> = {
  date: ({row, date, relative}) => html`<time datetime=${row.date} title=${relative}>${date}</time>`,
  type: ({type}) => html`<span>${type}</span>`,
  description: ({description}) => html`<span title=${description}><bdi>${description}</bdi></span>`,
  credits: ({credits}) => html`<bdi>${credits}</bdi>`,
  amount: ({amount, exactAmount}) => html`<bdi title=${exactAmount ?? nothing}>${amount}</bdi>`,
  status: ({status}) =>
    status === null ? nothing : html`<span class="status ${status.kind}" part="status">${status.word}</span>`,
  balanceAfter: ({balanceAfter}) => html`<bdi>${balanceAfter}</bdi>`,
  receipt: drawReceipt,
};

function drawReceipt(
  {receipt, row}: TransactionView,
  {onReceipt}: HistoryParts,
  {t}: ViewContext,
): ReturnType<Draw> {
  if (receipt === null) return nothing;
  if (receipt.kind === 'refused') return html`<span class="note">${t('log.linkRefused')}</span>`;
  const {href, label} = receipt;
  return html`<a part="receipt" href=${href} target="_blank" rel="noopener noreferrer" aria-label=${label}
    @click=${(event: Event) => onReceipt(event, row.id, href)}>${t('history.receipt')}</a>`;
}

function bodyRow(
  view: TransactionView,
  columns: readonly HistoryColumn[],
  parts: HistoryParts,
  context: ViewContext,
) {
  return html`<tr role="row" part="row">${columns.map(
    (column) => html`<td role="cell" class=${CLASSES[column]} data-label=${context.t(`history.${column}`)}
      >${DRAW[column](view, parts, context)}</td>`,
  )}</tr>`;
}

/** The history as a real table; its own region scrolls sideways, never the page. */
export function historyTable(parts: HistoryParts, context: ViewContext): TemplateResult {
  const {heading, rows} = parts;
  const columns = columnsOf(rows.map(({row}) => row));
  const head = (column: HistoryColumn) =>
    html`<th scope="col" role="columnheader" class="fixed ${CLASSES[column]}">
      ${context.t(`history.${column}`)}
    </th>`;
  const label = context.t('common.tableOf', {name: heading});
  return html`<div class="scroll" role="region" aria-label=${label} tabindex="0">
    <table class="rows" part="table" role="table">
      <caption class="visually-hidden">${heading}</caption>
      <thead role="rowgroup"><tr role="row">${columns.map(head)}</tr></thead>
      <tbody role="rowgroup">${keyedRows(
        rows,
        ({row}) => row.id,
        (view) => bodyRow(view, columns, parts, context),
      )}</tbody>
    </table>
  </div>`;
}
