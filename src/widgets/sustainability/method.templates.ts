import {html, nothing, type TemplateResult} from 'lit';
import type {Translate} from '../../i18n/translator.js';
import type {FactorRow, MethodView} from './sustainability.method.js';
import {prose} from './sustainability.templates.js';

/** What the links and buttons of the disclosure do. */
export interface MethodActions {
  readonly openMethodology: (event: Event, href: string) => void;
  readonly downloadJson: () => void;
  readonly downloadCsv: () => void;
}

/** A link to another page, in a tab of its own; plain text where there is nothing that may be followed. */
export function outside(text: string, href: string | null, t: Translate, part: string): TemplateResult {
  if (href === null) return html`<bdi>${text}</bdi>`;
  return html`<a part=${part} href=${href} target="_blank" rel="noopener noreferrer"
    aria-label="${text} (${t('common.newTab')})"><bdi>${text}</bdi></a>`;
}

function list(heading: string, items: readonly string[]): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  return html`<div><h3>${heading}</h3><ul>${items.map((item) => html`<li>${prose(item)}</li>`)}</ul></div>`;
}

function factorRow(t: Translate, {label, value, year, source, href, licence}: FactorRow): TemplateResult {
  return html`<tr role="row">
    <td role="cell" class="first"><bdi>${label}</bdi></td>
    <td role="cell" class="end mark"><bdi>${value}</bdi></td>
    <td role="cell" class="end labelled" data-label=${t('sustainability.factorYear')}>${year}</td>
    <td role="cell" class="full labelled" data-label=${t('sustainability.factorSource')}>${outside(source, href, t, 'source')}</td>
    <td role="cell" class="full labelled" data-label=${t('sustainability.licence')}><bdi>${licence}</bdi></td>
  </tr>`;
}

function factorTable(t: Translate, factors: readonly FactorRow[]): TemplateResult | typeof nothing {
  if (factors.length === 0) return nothing;
  const column = (label: string, align = '') => html`<th scope="col" role="columnheader" class="fixed ${align}">${label}</th>`;
  const name = t('sustainability.factors');
  return html`<div>
    <h3>${name}</h3>
    <div class="scroll" role="region" tabindex="0" aria-label=${t('common.tableOf', {name})}>
      <table class="rows" part="factors" role="table">
        <caption class="visually-hidden">${name}</caption>
        <thead role="rowgroup"><tr role="row">
          ${column(t('sustainability.factor'))}${column(t('sustainability.factorValue'), 'end')}
          ${column(t('sustainability.factorYear'), 'end')}${column(t('sustainability.factorSource'))}
          ${column(t('sustainability.licence'))}
        </tr></thead>
        <tbody role="rowgroup">${factors.map((factor) => factorRow(t, factor))}</tbody>
      </table>
    </div>
  </div>`;
}

function methodology(t: Translate, href: string | null, open: MethodActions['openMethodology']) {
  if (href === null) return nothing;
  const text = t('sustainability.methodology');
  return html`<a class="button" part="methodology" href=${href} target="_blank" rel="noopener noreferrer"
    aria-label="${text} (${t('common.newTab')})" @click=${(event: Event) => open(event, href)}>${text}</a>`;
}

/** How the estimate is made: what it holds, what not, on which numbers, and all of it as files. */
export function how(t: Translate, view: MethodView, actions: MethodActions): TemplateResult {
  const {name, href, included, excluded, notes, factors} = view;
  return html`<details class="how" part="how">
    <summary>${t('sustainability.how')}</summary>
    <div class="how-body">
      ${name === null ? nothing : html`<p><bdi>${name}</bdi></p>`}
      <div class="lists">${list(t('sustainability.included'), included)}${list(t('sustainability.excluded'), excluded)}</div>
      ${notes.map((note) => html`<p class="note">${prose(note)}</p>`)}
      ${factorTable(t, factors)}
      <div class="files">
        ${methodology(t, href, actions.openMethodology)}
        <button type="button" part="download-json" @click=${actions.downloadJson}>${t('sustainability.downloadJson')}</button>
        <button type="button" part="download-csv" @click=${actions.downloadCsv}>${t('common.downloadCsv')}</button>
      </div>
    </div>
  </details>`;
}
