import {html, nothing, type TemplateResult} from 'lit';
import type {ViewContext} from '../../base/view-context.js';
import type {LogRow} from '../../contract/log.js';
import {formatRelative} from '../../format/dates.js';
import {co2eText} from '../../format/estimate.js';
import {charge} from '../../i18n/en/charge.js';
import {addEnglish} from '../../i18n/english.js';
import {chargeView, type ChargeLineView} from './charge.view.js';
import type {LogColumn} from './usage-log.columns.js';
import {conversationHref, nameOf} from './usage-log.view.js';

addEnglish(charge);

/** What the detail of a row is drawn with. */
export interface DetailParts {
  readonly columns: readonly LogColumn[];
  readonly rowHref: string | undefined;
}

function chargeLine({label, product, amount}: ChargeLineView): TemplateResult {
  return html`<tr>
    <th scope="row"><bdi>${label}</bdi></th><td class="product"><bdi>${product}</bdi></td><td>${amount}</td>
  </tr>`;
}

/** The row below an open one: what its charge is made of, and where it comes from. */
export function detailRow(row: LogRow, {columns, rowHref}: DetailParts, context: ViewContext): TemplateResult {
  const {t} = context;
  const {lines, charged, notes} = chargeView(row, context);
  const total = html`<tfoot><tr>
    <th scope="row" colspan="2">${t('charge.total')}</th><td>${charged}</td>
  </tr></tfoot>`;
  return html`<tr role="row" class="detail" part="detail"><td role="cell" colspan=${columns.length}>
  <div class="charge">
    <h3>${t('charge.heading')}</h3>
    <table aria-label=${t('charge.heading')}>
      <tbody>${lines.map(chargeLine)}</tbody>${charged === null ? nothing : total}
    </table>
    ${notes.map((note) => html`<p class="note"><bdi>${note}</bdi></p>`)}
    <p class="note origin">${origin(row, rowHref, context)}</p>
  </div></td></tr>`;
}

function origin(row: LogRow, rowHref: string | undefined, context: ViewContext): TemplateResult {
  const {t} = context;
  const href = conversationHref(rowHref, row);
  const provider =
    row.provider === undefined
      ? nothing
      : html`<bdi>${t('log.provider')}: ${nameOf(row.provider, context)}</bdi>`;
  const link =
    href === null ? nothing : html`<a part="conversation" href=${href}>${t('log.openConversation')}</a>`;
  const ago = formatRelative(row.date, context.now, context.locale);
  return html`<time datetime=${row.date}>${row.date}</time><bdi>${ago}</bdi>${provider}${footprint(row, context)}${link}`;
}

/** The estimate with the range it may lie in. */
function footprint({co2e}: LogRow, {t, locale}: ViewContext): TemplateResult | typeof nothing {
  if (co2e === undefined) return nothing;
  const {approx, span} = co2eText(co2e, locale);
  return html`<bdi>${t('log.co2e')}: ${span === null ? approx : `${approx} (${span})`}</bdi>`;
}
