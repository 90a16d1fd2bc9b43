import {css, type CSSResult} from 'lit';

/** Breakdown only: ring beside its legend, bars between names and values, the table in its scroller. */
export const breakdownStyles: CSSResult = css`
  .body { min-height: var(--_height); }
  .icon { width: 28px; padding: 0; }
  .icon + .icon { margin-inline-end: -6px; }
  .chart { flex: none; }
  .switch { align-self: start; max-width: 100%; }

  .rows { display: grid; margin: 0; padding: 0; list-style: none; }
  .rows > li { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; min-width: 0; }
  .row {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    gap: inherit;
    align-items: center;
    height: var(--_row);
    min-height: 0;
    padding: 0;
    border: 0;
    border-radius: 0;
    font-weight: 400;
    text-align: start;
  }
  button.row { position: relative; }
  button.row::before { content: ''; position: absolute; inset: 1px -8px; border-radius: 6px; z-index: -1; }
  button.row:hover { background: none; }
  button.row:hover::before, .row.lit::before, .row[aria-pressed='true']::before { background: var(--a2b-color-surface-muted); }
  button.row:focus-visible { outline: none; }
  button.row:focus-visible::before { outline: 2px solid var(--a2b-color-focus); outline-offset: -1px; }
  .row[aria-pressed='true'] { font-weight: 600; }
  .row.back { color: var(--a2b-color-text-muted); }
  .row.back .swatch { opacity: 0.4; }
  .name { min-width: 0; overflow: hidden; text-align: -webkit-match-parent; text-align: match-parent; text-overflow: ellipsis; white-space: nowrap; }
  .value, .share { text-align: end; white-space: nowrap; }
  .share { color: var(--a2b-color-text-muted); }
  .swatch { flex: none; width: 10px; height: 10px; border-radius: 3px; forced-color-adjust: none; }
  .total { --_row: 32px; font-weight: 600; border-top: 1px solid var(--a2b-color-border); }
  .compact { display: none; }

  .stage { --_row: var(--_wide, 32px); position: relative; isolation: isolate; display: grid; }
  .donut { grid-template-columns: 200px minmax(0, 1fr); align-items: center; gap: calc(6 * var(--a2b-space)); }
  .donut .rows { grid-template-columns: auto minmax(0, 1fr) auto minmax(52px, auto); column-gap: calc(2 * var(--a2b-space)); }
  .donut .share { padding-inline-start: calc(2 * var(--a2b-space)); }
  .donut .lane { display: none; }
  .ring { position: relative; width: 200px; height: 200px; justify-self: center; }
  .ring .chart { width: 100%; height: 100%; }
  .middle {
    position: absolute;
    inset: 20%;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    text-align: center;
    pointer-events: none;
  }
  .middle b { font-size: 20px; line-height: 28px; font-weight: 600; letter-spacing: -0.01em; overflow-wrap: anywhere; }
  .middle .long { font-size: var(--a2b-font-size); line-height: 20px; }

  .bar, .list {
    grid-template-columns: minmax(64px, 34%) minmax(48px, 1fr) auto minmax(52px, auto);
    column-gap: calc(3 * var(--a2b-space));
  }
  .bar .rows, .list .rows, .bar .total, .list .total { grid-column: 1 / -1; grid-template-columns: subgrid; }
  .bar .rows { grid-row: 1; }
  .bar .swatch, .list .swatch { display: none; }
  .bar .chart { grid-column: 2; grid-row: 1; height: calc(var(--_count) * var(--_row)); margin-inline: -12px; pointer-events: none; }

  .keys { display: flex; flex-wrap: wrap; gap: 0 calc(1 * var(--a2b-space)); margin: 0; margin-inline: -8px; padding: 0; list-style: none; }
  .keys > li { min-width: 0; max-width: 100%; }
  .key { display: inline-flex; align-items: center; gap: 6px; min-height: 28px; max-width: 100%; padding: 0 8px; font-size: var(--a2b-font-size-note); }
  .key[aria-pressed='true'] { border-color: var(--a2b-color-border-strong); color: var(--a2b-color-text); font-weight: 600; }

  .unfolded { display: grid; }
  .unfolded:has(.donut) { margin-block: auto; }
  .scroller { max-height: 480px; margin-inline: -8px; padding-inline: 8px; overflow: auto; overscroll-behavior: contain; }
  .scroller thead th { position: sticky; top: 0; background: var(--a2b-color-surface); }
  .scroller tfoot :is(th, td) { position: sticky; bottom: 0; background: var(--a2b-color-surface); border-top: 1px solid var(--a2b-color-border); }
  .scroller caption { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }
  .scroller .data-table th[scope='row'] { min-width: 20ch; max-width: 32ch; }
  .openers { display: flex; gap: var(--a2b-space); margin-inline: -8px; }
  .notes { display: grid; gap: var(--a2b-space); margin: 0; padding: 0; list-style: none; }
  .change { min-height: 32px; }
  .period { margin-top: auto; }
  .bones { display: grid; gap: 16px; padding-block: 8px; }
  .ring .bone { border-radius: 50%; mask: radial-gradient(closest-side, transparent 66%, #000 67% 94%, transparent 95%); }

  @container a2b (max-width: 559px) {
    .exact {
      position: absolute;
      width: 1px;
      height: 1px;
      margin: -1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .compact { display: inline; }
    .donut { grid-template-columns: 168px minmax(0, 1fr); gap: calc(5 * var(--a2b-space)); }
    .ring { width: 168px; height: 168px; }
  }
  @container a2b (max-width: 439px) {
    :host(:is([view='donut'], [by='provider'][view='auto'])) .body { min-height: 456px; }
    .donut { grid-template-columns: minmax(0, 1fr); gap: calc(4 * var(--a2b-space)); }
    .ring { width: 200px; height: 200px; }
    :host(:not([view='donut'], [by='provider'][view='auto'])) .body { min-height: calc(1.35 * var(--_height)); }
    .scroller .data-table th[scope='row'] { min-width: 14ch; }
    .bar { --_row: 48px; }
    .bar, .list { grid-template-columns: minmax(0, 1fr) auto minmax(52px, auto); column-gap: calc(2 * var(--a2b-space)); }
    .bar .lane, .list .lane { display: none; }
    .bar button.row { align-items: start; padding-top: 2px; }
    .bar .chart { grid-column: 1 / -1; margin-top: 9px; margin-bottom: -9px; }
  }
  @media (forced-colors: active) {
    .row[aria-pressed='true']::before { outline: 2px solid Highlight; }
  }
`;
