import {html, nothing, type TemplateResult} from 'lit';
import {crossIcon} from '../base/icons.js';
import {identityName} from '../base/identity-name.js';
import {DIMENSIONS, type Dimension} from '../contract/dimension.js';
import type {Translate} from '../i18n/translator.js';
import type {Filters} from '../store/usage-store.js';

/** A filter in force. */
export interface FilterChip {
  readonly dimension: Dimension;
  readonly id: string;
  /** "Provider". */
  readonly kind: string;
  /** As known so far, else the id; text from anywhere. */
  readonly name: string;
}

const LONGEST = 200;

/** No name needs more to be known; the row cuts it to its own width. */
function cut(name: string): string {
  const signs = [...name.slice(0, 2 * LONGEST + 2)];
  return signs.length <= LONGEST ? name : `${signs.slice(0, LONGEST).join('')}…`;
}

/** The filters in force, with the names `nameOf` knows. */
export function filterChips(
  filters: Filters, nameOf: (dimension: Dimension, id: string) => string | undefined, t: Translate,
): readonly FilterChip[] {
  return DIMENSIONS.flatMap((dimension) => filters[dimension].map((id) => {
    const kind = t(`breakdown.${dimension}`);
    const name = identityName({id, name: nameOf(dimension, id)}, t);
    return {dimension, id, kind, name: cut(name)};
  }));
}

function chipButton({kind, name}: FilterChip, t: Translate, remove: () => void): TemplateResult {
  return html`<li><button class="chip" part="chip" type="button" title=${name} @click=${remove}>
    <span class="kind">${kind}</span><bdi class="name">${name}</bdi><span class="visually-hidden">${t('dashboard.removeFilter')}</span>${crossIcon}
  </button></li>`;
}

/** The chips in a row, with a button that takes all of them back; nothing without a filter. */
export function chipRow(
  chips: readonly FilterChip[], t: Translate, remove: (index: number) => void, clear: () => void,
): TemplateResult | typeof nothing {
  if (chips.length === 0) return nothing;
  return html`<ul class="chips" part="filters" aria-label=${t('dashboard.filters')}>
    ${chips.map((chip, index) => chipButton(chip, t, () => remove(index)))}
    <li><button class="clear" part="clear" type="button" @click=${clear}>${t('dashboard.clearFilters')}</button></li>
  </ul>`;
}
