import {svg, type SVGTemplateResult} from 'lit';

function icon(path: string): SVGTemplateResult {
  return svg`<svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path}></path></svg>`;
}

/** Rows and columns of a table. */
export const tableIcon: SVGTemplateResult = icon('M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 6.5v6');
/** Columns on a ground line: a course over time. */
export const columnsIcon: SVGTemplateResult = icon('M2.5 13.5h11M4.5 11V8M8 11V3.5M11.5 11V6');
/** Bars of different length: parts of a whole. */
export const barsIcon: SVGTemplateResult = icon('M2.5 2.5v11M5.5 4.5h8M5.5 8h5M5.5 11.5h3');
/** Down into a tray. */
export const downloadIcon: SVGTemplateResult = icon('M8 2.5v7.5M5 7.2l3 3 3-3M2.5 13h11');
/** Points down: there is more below. */
export const chevronIcon: SVGTemplateResult = icon('m4 6 4 4 4-4');
/** Takes something away. */
export const crossIcon: SVGTemplateResult = icon('m4.5 4.5 7 7M11.5 4.5l-7 7');
/** An arrow back to where one was; mirrored where lines run from the right. */
export const backIcon: SVGTemplateResult = icon('M6.5 4 3 7.5 6.5 11M3.5 7.5h6a3.5 3.5 0 0 1 0 7H8');
/** A picture in its frame. */
export const imageIcon: SVGTemplateResult = icon('M2.5 3h11v10h-11zM2.5 10.5l3-3 3 3 2-2 3 3M10.6 5.9v.1');
