import {html, nothing, type SVGTemplateResult, type TemplateResult} from 'lit';
import {bone} from '../../base/card.js';
import {columnsIcon, downloadIcon, imageIcon, tableIcon} from '../../base/icons.js';
import {dataTable} from '../../chart/data-table.js';
import type {Translate} from '../../i18n/translator.js';
import {METRICS, type Metric} from '../../store/usage-store.js';
import type {LegendRow, SpikeNote, TrendView} from './usage-summary.trend.js';
import type {SummaryView, Tile, TokenClass} from './usage-summary.view.js';

function change({change: text}: Tile): TemplateResult | typeof nothing {
  if (text === null) return nothing;
  return html`<dd class="change note" part="change" title=${text.full}>
    <span aria-hidden="true">${text.short}</span><span class="visually-hidden">${text.full}</span>
  </dd>`;
}

function tile(each: Tile): TemplateResult {
  const {figure, label, value, hint} = each;
  return html`<div class="tile ${figure}" part="figure">
    <dt class="muted">${label}</dt>
    <dd class="value" title=${hint ?? nothing}>${value}</dd>
    ${change(each)}
  </div>`;
}

/** The days, and the totals of them. */
export function totals({period, comparison, tiles, notes}: SummaryView): TemplateResult {
  const facts = [period, comparison].filter((fact) => fact !== null).join(' · ');
  return html`
    <div>
      ${facts === '' ? nothing : html`<p class="period note" part="period">${facts}</p>`}
      <dl class="tiles" part="totals">${tiles.map(tile)}</dl>
      ${notes.map((note) => html`<p class="note" part="note">${note}</p>`)}
    </div>
  `;
}

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

function tokenClass({label, value, share, isPart}: TokenClass): TemplateResult {
  return html`<div class=${isPart ? 'part' : ''}><dt>${label}</dt><dd class="amount">${value}</dd><dd class="muted">${share}</dd></div>`;
}

/** Tokens by class, folded away. */
export function classes(t: Translate, rows: readonly TokenClass[]): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  return html`<details class="fold" part="details">
    <summary>${t('summary.tokenClasses')}</summary>
    <dl class="classes">${rows.map(tokenClass)}</dl>
  </details>`;
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

/** Place-holders of the final size. */
export function skeleton(): TemplateResult {
  const tileBones = (value: string) => [bone('50%', '12px'), bone('70%', value), bone('40%', '12px')];
  const small = [1, 2, 3].map(() => html`<div class="tile">${tileBones('20px')}</div>`);
  return html`
    <div>
      <p class="period">${bone('40%', '12px')}</p>
      <div class="tiles bones"><div class="tile tokens">${tileBones('30px')}</div>${small}</div>
    </div>
    <div class="trend">
      <div class="trend-head">${bone('120px', '20px')}<div class="switch">${bone('240px', '28px')}</div></div>
      <div class="chart">${bone('100%', '100%')}</div>
      <div class="legend">${[1, 2, 3, 4].map(() => bone('100%', '14px'))}</div>
      <p class="sentences">${bone('40%', '12px')}</p>
    </div>
    <div class="fold">${bone('140px', '20px')}</div>
  `;
}
