import {html, nothing, type SVGTemplateResult, type TemplateResult} from 'lit';
import {columnsIcon, downloadIcon, imageIcon, tableIcon} from '../../base/icons.js';
import {dataTable} from '../../chart/data-table.js';
import type {Translate} from '../../i18n/translator.js';
import {METRICS, type Metric} from '../../store/usage-store.js';
import type {LegendRow, SpikeNote, TrendView} from './usage-summary.trend.js';

/** Buttons for what the trend measures; none where there is no choice. */
export function metricSwitch(
  t: Translate, offered: readonly Metric[], current: Metric, choose: (metric: Metric) => void,
): TemplateResult | typeof nothing {
  if (offered.length < 2) return nothing;
  const shown = METRICS.filter((metric) => offered.includes(metric));
  return html`<div class="switch" part="metric-switch" role="group" aria-label=${t('metric.label')}>
    ${shown.map((metric) => html`<button type="button" aria-pressed=${metric === current} @click=${() => choose(metric)}>
      ${t(`metric.${metric}`)}
    </button>`)}
  </div>`;
}

/** What the buttons beside the trend do. */
export interface TrendTools {
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
export function tools(t: Translate, {isTable, toggle, download, downloadImage}: TrendTools): TemplateResult {
  return html`<div class="tools">
    ${iconButton('table-toggle', t(isTable ? 'common.showChart' : 'common.showTable'), isTable ? columnsIcon : tableIcon, toggle)}
    ${isTable ? nothing : iconButton('image', t('common.downloadImage'), imageIcon, downloadImage)}
    ${iconButton('download', t('common.downloadCsv'), downloadIcon, download)}
  </div>`;
}

/** The trend as a table that scrolls in its own place. */
export function scrolledTable({table}: TrendView): TemplateResult {
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${table.caption}>${dataTable(table)}</div>`;
}

/** Whose colour is which, with amount and share. */
export function legend(rows: readonly LegendRow[]): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  return html`<ul class="legend" part="legend">
    ${rows.map(({color, label, value, share}) => html`<li>
      <i class="swatch" .style=${`background: ${color}`}></i><span class="name" title=${label}><bdi>${label}</bdi></span>
      <bdi class="amount">${value}</bdi><span class="share muted">${share}</span>
    </li>`)}
  </ul>`;
}

/** The day far above its usual; a press shows only who made most of it. */
export function spikeNote(
  t: Translate, spike: SpikeNote | null, filter: (id: string) => void,
): TemplateResult | typeof nothing {
  if (spike === null) return nothing;
  const {text, provider} = spike;
  if (provider === null) return html`<p class="spike note" part="spike"><span aria-hidden="true">▼</span> ${text}</p>`;
  return html`<p class="spike note" part="spike"><span aria-hidden="true">▼</span>
    <button class="link" type="button" title=${t('breakdown.filterBy', {name: provider.name})}
      @click=${() => filter(provider.id)}>${text}</button></p>`;
}
