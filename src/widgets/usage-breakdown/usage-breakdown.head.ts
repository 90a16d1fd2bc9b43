import {html, nothing, type SVGTemplateResult, type TemplateResult} from 'lit';
import {barsIcon, downloadIcon, imageIcon, tableIcon} from '../../base/icons.js';
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
  readonly downloadImage: () => void;
}

function iconButton(part: string, label: string, icon: SVGTemplateResult, act: () => void): TemplateResult {
  return html`<button class="quiet icon" part=${part} type="button" aria-label=${label} title=${label} @click=${act}>
    ${icon}
  </button>`;
}

/** Show all, the figures as a file, the picture as one while there is any, picture or table. */
export function breakdownHead({
  isTable,
  isFiltered,
  hasPicture,
  t,
  clear,
  toggleTable,
  download,
  downloadImage,
}: HeadParts): TemplateResult {
  const toggle = t(isTable ? 'common.showChart' : 'common.showTable');
  const showAll = html`<button class="quiet" part="clear" type="button" @click=${clear}>${t('breakdown.clear')}</button>`;
  return html`
    ${isFiltered ? showAll : nothing}
    ${hasPicture ? iconButton('image', t('common.downloadImage'), imageIcon, downloadImage) : nothing}
    ${iconButton('download', t('common.downloadCsv'), downloadIcon, download)}
    ${iconButton('toggle-table', toggle, isTable ? barsIcon : tableIcon, toggleTable)}
  `;
}
