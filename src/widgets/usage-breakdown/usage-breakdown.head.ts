import {html, nothing, type TemplateResult} from 'lit';
import {barsIcon, downloadIcon, tableIcon} from '../../base/icons.js';
import type {ViewContext} from '../../base/view-context.js';

/** What stands on the heading's line. */
export interface HeadParts {
  readonly isTable: boolean;
  readonly isFiltered: boolean;
  /** Whether there is a picture to save. */
  readonly hasPicture: boolean;
  readonly t: ViewContext['t'];
  readonly clear: () => void;
  readonly toggleTable: () => void;
  readonly download: () => void;
}

/** Show all, picture or table, download what is seen. */
export function breakdownHead({
  isTable,
  isFiltered,
  hasPicture,
  t,
  clear,
  toggleTable,
  download,
}: HeadParts): TemplateResult {
  const toggle = t(isTable ? 'common.showChart' : 'common.showTable');
  const save = t(hasPicture ? 'common.downloadImage' : 'common.downloadCsv');
  const showAll = html`<button class="quiet" part="clear" type="button" @click=${clear}>${t('breakdown.clear')}</button>`;
  return html`
    ${isFiltered ? showAll : nothing}
    <button class="quiet icon" part="download" type="button" aria-label=${save} title=${save} @click=${download}>${downloadIcon}</button>
    <button class="quiet icon" part="toggle-table" type="button" aria-label=${toggle} title=${toggle} @click=${toggleTable}>
      ${isTable ? barsIcon : tableIcon}
    </button>
  `;
}
