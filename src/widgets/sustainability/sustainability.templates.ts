import {html, nothing, svg, type SVGTemplateResult, type TemplateResult} from 'lit';
import {bone} from '../../base/card.js';
import {dataTable, type DataTable} from '../../chart/data-table.js';
import type {Translate} from '../../i18n/translator.js';
import type {ModelRow, ModelsView} from './sustainability.models.js';
import type {BandView, TrendImpact} from './sustainability.trend.js';
import type {FootprintView, ImpactView} from './sustainability.view.js';

type Part = TemplateResult | typeof nothing;

function icon(path: string): SVGTemplateResult {
  return svg`<svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path}></path></svg>`;
}

const tableIcon = icon('M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 6.5v6');
const chartIcon = icon('M2.5 13.5h11M4.5 11V8M8 11V3.5M11.5 11V6');

const SPAN = /(\S*\d–\S+)/;

/** Text of its own direction in which no range is broken across lines. */
export function prose(text: string): TemplateResult {
  const parts = text.split(SPAN).map((part, index) => (index % 2 === 0 ? part : html`<span class="nowrap">${part}</span>`));
  return html`<bdi>${parts}</bdi>`;
}

function line({label, central, short}: ImpactView): TemplateResult {
  return html`<div class="line"><dt>${label}</dt><dd><bdi>${central}</bdi> <span class="muted"><bdi>${short}</bdi></span></dd></div>`;
}

function headline(t: Translate, {headline: main}: FootprintView): TemplateResult {
  if (main === null) return html`<p class="metric" part="headline">${t('sustainability.notEstimated')}</p>`;
  return html`<div>
    <p class="muted label">${main.label}</p>
    <p class="metric" part="headline"><bdi>${main.central}</bdi></p>
    <p part="estimated-range">${prose(main.range)}</p>
  </div>`;
}

/** The headline with its range, the other impacts, and what has to be said of them. */
export function facts(t: Translate, view: FootprintView): TemplateResult {
  return html`<div class="facts" part="totals">
    ${view.period === null ? nothing : html`<p class="note" part="period">${view.period}</p>`}
    ${headline(t, view)}
    <p><span class="tag" part="method"><bdi>${view.chip}</bdi></span></p>
    ${view.lines.length === 0 ? nothing : html`<dl class="lines">${view.lines.map(line)}</dl>`}
    ${view.coverage === null ? nothing : html`<p class="note" part="coverage">${prose(view.coverage)}</p>`}
    ${view.notes.map((note) => html`<p class="note" part="note">${prose(note)}</p>`)}
    <span class="visually-hidden" role="status">${view.summary}</span>
  </div>`;
}

/** Everyday amounts beside the estimate, as ranges. */
export function scale(t: Translate, {scale: lines}: FootprintView): Part {
  if (lines.length === 0) return nothing;
  return html`<section class="scale" part="scale" aria-label=${t('sustainability.scale')}>
    <h3>${prose(t('sustainability.scale'))}</h3>
    <ul>${lines.map((text) => html`<li>${prose(text)}</li>`)}</ul>
  </section>`;
}

/** Buttons for the impact the course shows; none where there is no choice. */
export function impactSwitch(
  t: Translate, offered: readonly TrendImpact[], current: TrendImpact, choose: (impact: TrendImpact) => void,
): Part {
  if (offered.length < 2) return nothing;
  const name = (impact: TrendImpact) => t(impact === 'co2e' ? 'sustainability.co2eShort' : 'sustainability.energy');
  return html`<div class="switch" part="impact-switch" role="group" aria-label=${t('sustainability.impact')}>
    ${offered.map((impact) => html`<button type="button" aria-pressed=${impact === current} @click=${() => choose(impact)}>
      ${name(impact)}
    </button>`)}
  </div>`;
}

/** The button between picture and table. */
export function tableToggle(t: Translate, name: string, isTable: boolean, toggle: () => void): TemplateResult {
  const label = `${t(isTable ? 'common.showChart' : 'common.showTable')}: ${name}`;
  return html`<button class="icon quiet" part="table-toggle" type="button" aria-label=${label} title=${label} @click=${toggle}>
    ${isTable ? chartIcon : tableIcon}
  </button>`;
}

/** A table that scrolls in its own place. */
export function scrolledTable(table: DataTable): TemplateResult {
  return html`<div class="scroll plain-table" role="region" tabindex="0" aria-label=${table.caption}>${dataTable(table)}</div>`;
}

/** What is said below a picture. */
export function sentences({sentences: all}: Pick<BandView, 'sentences'>): Part {
  return all.length === 0 ? nothing : html`<p class="note">${prose(all.join(' '))}</p>`;
}

function interval({place}: ModelRow): Part {
  if (place === null) return html`<span class="track none" aria-hidden="true"></span>`;
  const {start, width, mark} = place;
  return html`<span class="track" aria-hidden="true">
    <i class="span" .style=${`inset-inline-start: ${start}%; inline-size: ${width}%`}></i>
    <i class="mark" .style=${`inset-inline-start: ${mark}%`}></i>
  </span>`;
}

function modelRow(row: ModelRow): TemplateResult {
  const {name, provider, value, range} = row;
  return html`<li>
    <span class="name" title=${name}><bdi>${name}</bdi> <span class="muted"><bdi>${provider}</bdi></span></span>
    <span class="amount"><bdi>${value}</bdi> <span class="muted"><bdi>${range}</bdi></span></span>
    ${interval(row)}
  </li>`;
}

/** Intervals by model on one scale, each with its text. */
export function intervals({rows, heading}: ModelsView): TemplateResult {
  return html`<ul class="intervals" part="models-chart" aria-label=${heading}>${rows.map(modelRow)}</ul>`;
}

/** Place-holders of the figures. */
export function skeleton(): TemplateResult {
  return html`<div class="grid bones">
    <div class="facts">${bone('40%', '12px')}${bone('70%', '36px')}${bone('60%', '20px')}${bone('80%', '20px')}${bone('100%', '44px')}</div>
    <div class="trend">${bone('50%', '20px')}<div class="chart">${bone('100%', '100%')}</div></div>
  </div>`;
}
