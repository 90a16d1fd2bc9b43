import {html, nothing, type SVGTemplateResult, type TemplateResult} from 'lit';
import {columnsIcon, downloadIcon, imageIcon, tableIcon} from '../../base/icons.js';
import type {ViewContext} from '../../base/view-context.js';
import {dataTable} from '../../chart/data-table.js';
import type {Translate} from '../../i18n/translator.js';
import {spikeText, type SpikeNote} from './usage-summary.driver.js';
import type {LegendRow, TrendView} from './usage-summary.trend.js';

/** What the buttons beside the trend do. */
interface TrendTools {
  readonly isTable: boolean;
  readonly toggle: () => void;
  readonly download: () => void;
  readonly downloadImage: () => void;
}

function iconButton(part: string, label: string, picture: SVGTemplateResult, act: () => void): TemplateResult {
  return html`<button class="icon quiet" part=${part} type="button" aria-label=${label} title=${label} @click=${act}>
    ${picture}
  </button>`;
}

/** Table or picture, and the file. */
function tools(t: Translate, {isTable, toggle, download, downloadImage}: TrendTools): TemplateResult {
  return html`<div class="tools">
    ${iconButton('table-toggle', t(isTable ? 'common.showChart' : 'common.showTable'), isTable ? columnsIcon : tableIcon, toggle)}
    ${isTable ? nothing : iconButton('image', t('common.downloadImage'), imageIcon, downloadImage)}
    ${iconButton('download', t('common.downloadCsv'), downloadIcon, download)}
  </div>`;
}

/** The trend as a table that scrolls in its own place. */
function scrolledTable({table}: TrendView): TemplateResult {
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${table.caption}>${dataTable(table)}</div>`;
}

/** Whose colour is which, with amount and share. */
function legend(rows: readonly LegendRow[]): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  return html`<ul class="legend" part="legend">
    ${rows.map(({color, label, value, share}) => html`<li>
      <i class="swatch" .style=${`background: ${color}`}></i><span class="name" title=${label}><bdi>${label}</bdi></span>
      <bdi class="amount">${value}</bdi><span class="share muted">${share}</span>
    </li>`)}
  </ul>`;
}

/** The day far above its usual; a press shows only that day, of whoever made most of it. */
function spikeNote(
  spike: SpikeNote | null, context: Pick<ViewContext, 't' | 'locale'>, show: (spike: SpikeNote) => void,
): TemplateResult {
  if (spike === null) return html`<p class="spike"></p>`;
  const text = spikeText(spike, context);
  const sign = html`<span aria-hidden="true">▼</span>`;
  const name = spike.driver?.id ? `${spike.driver.name}, ${spike.time}` : spike.time;
  return html`<p class="spike note" part="spike">${sign}
    <button class="link" type="button" title=${context.t('breakdown.filterBy', {name})}
      @click=${() => show(spike)}>${text}</button></p>`;
}

/** What stands around the trend, and what its buttons do. */
export interface TrendParts extends TrendTools {
  readonly context: ViewContext;
  readonly isPrinting: boolean;
  readonly picture: () => TemplateResult;
  /** The choice of the measure. */
  readonly metrics: TemplateResult | typeof nothing;
  readonly note: string | null;
  readonly spike: SpikeNote | null;
  readonly showSpike: (spike: SpikeNote) => void;
}

/** The course over time: picture or table, its legend, and what is to be said of it. */
export function trendSection(trend: TrendView, parts: TrendParts): TemplateResult {
  const {context, isTable, isPrinting, picture, metrics, note, spike, showSpike} = parts;
  return html`<section class="trend" part="trend" aria-label=${trend.heading}>
    <div class="trend-head">
      <h3>${trend.heading}</h3>
      ${metrics}${tools(context.t, parts)}
    </div>
    ${isTable ? scrolledTable(trend) : picture()}
    ${isTable && !isPrinting ? nothing : legend(trend.legend)}
    <p class="sentences note">${trend.sentences.join(' ')}</p>
    ${note === null ? nothing : html`<p class="note" part="note">${note}</p>`}
    ${spikeNote(spike, context, showSpike)}
  </section>`;
}
