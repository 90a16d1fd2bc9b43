import {svg, type TemplateResult} from 'lit';
import type {Severity} from './wallet.view.js';

function icon(shape: TemplateResult): TemplateResult {
  return svg`<svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"
    stroke-linejoin="round" aria-hidden="true">${shape}</svg>`;
}

const circle = svg`<circle cx="8" cy="8" r="6.25"/>`;
const triangle = svg`<path d="M8 2.2 14.4 13.4H1.6z"/>`;

/** One shape for each severity, so that colour is never the only sign. */
export const severityIcons: Readonly<Record<Severity, TemplateResult>> = {
  ok: icon(svg`${circle}<path d="m5.3 8.2 1.9 1.9 3.6-4"/>`),
  low: icon(svg`${triangle}<path d="M8 6.6v3.2M8 11.5v.1"/>`),
  critical: icon(svg`<path d="M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4z"/><path d="M8 4.9v3.6M8 11v.1"/>`),
  empty: icon(svg`${circle}<path d="m3.7 12.3 8.6-8.6"/>`),
  negative: icon(svg`${circle}<path d="M5.2 8h5.6"/>`),
};

/** A clock. */
export const clockIcon: TemplateResult = icon(svg`${circle}<path d="M8 4.6V8l2.3 1.5"/>`);
/** Arrows in a circle. */
export const refillIcon: TemplateResult = icon(
  svg`<path d="M13.6 7A5.8 5.8 0 0 0 3.2 4.9M2.4 9a5.8 5.8 0 0 0 10.4 2.1"/><path d="M3 2.2v2.9h2.9M13 13.8v-2.9h-2.9"/>`,
);
/** A parcel. */
export const grantIcon: TemplateResult = icon(
  svg`<path d="M2.2 5.2h11.6v2.6H2.2zM3.2 7.8h9.6v6H3.2zM8 5.2v8.6M8 5.2C6.6 5.2 4.7 4.8 4.7 3.5S7 1.8 8 5.2c1-3.4 3.3-3 3.3-1.7S9.4 5.2 8 5.2"/>`,
);
/** A plus. */
export const plusIcon: TemplateResult = icon(svg`<path d="M8 3.2v9.6M3.2 8h9.6"/>`);
