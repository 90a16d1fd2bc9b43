import {html, nothing, type TemplateResult} from 'lit';
import type {A2bElement} from '../../base/a2b-element.js';
import {sampleLabel} from '../../base/card.js';
import {UNKNOWN} from '../../format/numbers.js';
import type {Translate} from '../../i18n/translator.js';
import {outside} from './method.templates.js';
import type {ContributionRow, RestorationView, StageView} from './restoration.view.js';

function stage({word, amount, isEmpty, quantities}: StageView): TemplateResult {
  return html`<li class=${isEmpty ? 'none' : ''} part="stage">
    <span class="word">${word}</span>
    <span class="amount"><bdi>${amount}</bdi></span>
    ${quantities.map((quantity) => html`<span class="note">${quantity}</span>`)}
  </li>`;
}

function evidence({evidence: links}: ContributionRow, t: Translate) {
  return links.map(({label, href}) => outside(label, href, t, 'evidence'));
}

type Column = 'period' | 'project' | 'amount' | 'quantity' | 'status' | 'evidence';

const CLASSES: Readonly<Record<Column, string>> = {
  period: 'when', project: 'full', amount: 'end mark', quantity: 'full', status: 'plain full', evidence: 'plain full links',
};

function words(text: string, href: string | null, t: Translate) {
  return text === UNKNOWN ? nothing : outside(text, href, t, 'project');
}

const DRAW: Readonly<Record<Column, (row: ContributionRow, t: Translate) => unknown>> = {
  period: ({period}) => period,
  project: ({project, projectHref, partner}, t) => [
    words(project, projectHref, t), partner === UNKNOWN ? nothing : html`<p class="muted"><bdi>${partner}</bdi></p>`,
  ],
  amount: ({amount, exactAmount}) => html`<bdi title=${exactAmount ?? nothing}>${amount}</bdi>`,
  quantity: ({quantity}) => (quantity === UNKNOWN ? nothing : quantity),
  status: ({status, downgraded}) => [
    html`<bdi>${status}</bdi>`, downgraded === null ? nothing : html`<p class="note"><bdi>${downgraded}</bdi></p>`,
  ],
  evidence,
};

/** The columns there is something for; quantities only where one may be told. */
function columnsOf(rows: readonly ContributionRow[]): readonly Column[] {
  const hasQuantity = rows.some(({quantity}) => quantity !== UNKNOWN);
  const columns = ['period', 'project', 'amount', 'quantity', 'status', 'evidence'] as const;
  return columns.filter((column) => column !== 'quantity' || hasQuantity);
}

function table(t: Translate, rows: readonly ContributionRow[]): TemplateResult {
  const name = t('restoration.contributions');
  const columns = columnsOf(rows);
  const label = (column: Column) => (
    column === 'project' ? `${t('restoration.project')}, ${t('restoration.partner')}` : t(`restoration.${column}`)
  );
  const head = (column: Column) => html`<th scope="col" role="columnheader" class="fixed ${CLASSES[column]}">${label(column)}</th>`;
  const cell = (column: Column, row: ContributionRow) => html`<td role="cell" class=${CLASSES[column]}>${DRAW[column](row, t)}</td>`;
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${t('common.tableOf', {name})}>
    <table class="rows" part="contributions" role="table">
      <caption class="visually-hidden">${name}</caption>
      <thead role="rowgroup"><tr role="row">${columns.map(head)}</tr></thead>
      <tbody role="rowgroup">${rows.map((row) => html`<tr role="row" part="row">${columns.map((column) => cell(column, row))}</tr>`)}</tbody>
    </table>
  </div>`;
}

/** The card of the contributions. It stands on its own: nothing of the footprint is in it. */
export function restorationCard(host: Pick<A2bElement, 't' | 'isSample'>, view: RestorationView): TemplateResult {
  const {t} = host;
  const heading = t('restoration.heading');
  const {fee, stages, rows, isPooled, unitPrice} = view;
  return html`<section class="card" part="restoration" aria-label=${heading}>
    <header class="head"><h2>${heading}</h2>${sampleLabel(host)}</header>
    ${fee === null ? nothing : html`<p><bdi>${fee}</bdi></p>`}
    <ol class="stages" part="stages" aria-label=${t('restoration.stages')}>${stages.map(stage)}</ol>
    ${rows.length === 0 ? html`<p class="note"><bdi>${t('restoration.empty')}</bdi></p>` : table(t, rows)}
    ${isPooled ? html`<p class="note" part="pooled"><bdi>${t('restoration.pooled')}</bdi></p>` : nothing}
    ${unitPrice === null ? nothing : html`<p class="note"><bdi>${unitPrice}</bdi></p>`}
    <p class="note" part="apart"><bdi>${t('restoration.notNetted')}</bdi></p>
  </section>`;
}
