import {css} from 'lit';

/** Log only: rows that open, and the explanation of a charge below them. */
export const usageLogStyles = css`
  .row { cursor: pointer; }
  .row:hover > td { background: var(--a2b-color-surface-muted); }
  .lead > span { display: flex; align-items: flex-start; gap: 4px; }
  .lead.end > span { justify-content: flex-end; }
  .toggle {
    flex: none;
    width: 24px;
    min-height: 24px;
    margin-block: -2px;
    margin-inline-start: -6px;
    padding: 0;
    border-color: transparent;
    color: var(--a2b-color-text-muted);
  }
  .toggle svg { width: 12px; height: 12px; }
  .toggle[aria-expanded='true'] svg { transform: rotate(180deg); }
  .rows > tbody > .row:has(+ .detail) > td { border-block-end-color: transparent; }
  .rows > tbody > .detail > td { padding-block-start: 0; }
  .charge {
    display: grid;
    gap: calc(2 * var(--a2b-space));
    width: fit-content;
    min-width: min(100%, 440px);
    max-width: 100%;
    padding: calc(3 * var(--a2b-space)) calc(4 * var(--a2b-space));
    background: var(--a2b-color-surface-muted);
    border-radius: 8px;
  }
  .charge table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--a2b-font-size-note);
    line-height: 16px;
  }
  .charge :is(th, td) {
    padding: 3px 0;
    padding-inline-end: calc(4 * var(--a2b-space));
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  .charge :is(th, td):last-child { padding-inline-end: 0; text-align: end; }
  .product { color: var(--a2b-color-text-muted); }
  .charge tfoot :is(th, td) {
    border-block-start: 1px solid var(--a2b-color-border-strong);
    font-weight: 600;
  }
  .charge tbody tr:last-child > * { padding-block-end: 6px; }
  .charge tfoot tr > * { padding-block-start: 6px; }
  .origin { display: flex; flex-wrap: wrap; gap: 2px calc(4 * var(--a2b-space)); overflow-wrap: anywhere; }
  .menu { min-width: 180px; }
  .pick { justify-content: flex-start; gap: calc(2 * var(--a2b-space)); white-space: nowrap; }
  .pick > input { width: 16px; height: 16px; margin: 0; accent-color: var(--a2b-color-text); }
  a { color: inherit; text-underline-offset: 2px; }

  @container a2b (max-width: 559.98px) {
    .row:hover > td { background: none; }
    .rows > tbody > .row:has(+ .detail) { border-block-end: 0; }
    .rows > tbody > .detail { padding-block-start: 0; }
    .charge { width: auto; min-width: 0; padding: calc(3 * var(--a2b-space)); overflow-wrap: anywhere; }
    .charge tr { display: grid; grid-template-columns: 1fr auto; }
    .charge .product { grid-area: 2 / 1 / 3 / 3; padding-block-start: 0; text-align: start; }
    .charge tbody :is(th, td):not(.product) { padding-block-end: 0; }
  }
`;
