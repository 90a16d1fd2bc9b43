import {html, nothing, type TemplateResult} from 'lit';
import {bone} from '../../base/card.js';
import type {Translate} from '../../i18n/translator.js';
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
    <div class="sums">
      ${facts === '' ? nothing : html`<p class="period note" part="period">${facts}</p>`}
      <dl class="tiles" part="totals">${tiles.map(tile)}</dl>
      ${notes.map((note) => html`<p class="note" part="note">${note}</p>`)}
    </div>
  `;
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

/** Where the trend would stand, when it could not be had. */
export function trendFailed(t: Translate, retry: () => void): TemplateResult {
  return html`<div class="trend"><div class="message" part="message">
    <p>${t('breakdown.chartFailed')}</p><button part="retry" type="button" @click=${retry}>${t('common.retry')}</button>
  </div></div>`;
}

/** Place-holder of the trend. */
export function trendSkeleton(): TemplateResult {
  return html`
    <div class="trend">
      <div class="trend-head">${bone('120px', '20px')}<div class="switch">${bone('240px', '28px')}</div></div>
      <div class="chart">${bone('100%', '100%')}</div>
      <div class="legend">${[1, 2, 3, 4].map(() => bone('100%', '14px'))}</div>
      <p class="sentences">${bone('40%', '12px')}</p>
      <p class="spike"></p>
    </div>
  `;
}

/** Place-holders of the final size. */
export function skeleton(): TemplateResult {
  const tileBones = (value: string) => [bone('50%', '12px'), bone('70%', value), bone('40%', '12px')];
  const small = [1, 2, 3].map(() => html`<div class="tile">${tileBones('20px')}</div>`);
  return html`
    <div class="sums">
      <p class="period">${bone('40%', '12px')}</p>
      <div class="tiles bones"><div class="tile tokens">${tileBones('30px')}</div>${small}</div>
    </div>
    ${trendSkeleton()}
    <div class="fold">${bone('140px', '20px')}</div>
  `;
}
