import {css, type CSSResult} from 'lit';

/** Styles of {@link ChartTooltip}. */
export const tooltipStyles: CSSResult = css`
  .tooltip {
    width: max-content;
    max-width: min(320px, calc(100vw - 16px));
    margin: 0;
    padding: calc(2 * var(--a2b-space)) calc(3 * var(--a2b-space));
    overflow: hidden;
    border: 1px solid var(--a2b-color-border-strong);
    border-radius: 8px;
    background: var(--a2b-color-surface);
    color: var(--a2b-color-text);
    font-size: var(--a2b-font-size-note);
    line-height: 16px;
    pointer-events: none;
  }
  .tooltip b { display: block; font-weight: 600; overflow-wrap: anywhere; }
  .tooltip .rows {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px calc(4 * var(--a2b-space));
    margin-top: var(--a2b-space);
  }
  .tooltip .rows:empty { display: none; }
  .tooltip .total { margin-top: 6px; padding-top: 6px; border-top: 1px solid var(--a2b-color-border); font-weight: 500; }
  .tooltip .name { display: flex; align-items: center; gap: 6px; min-width: 0; }
  .tooltip .name bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .tooltip .amount { text-align: end; }
  .tooltip .swatch { flex: none; width: 8px; height: 8px; border-radius: 2px; }
`;
