import {css, type CSSResult} from 'lit';

/**
 * Tables of rows with a pager. Only the region around a table scrolls sideways. Where the card is narrow each row
 * becomes a small card: the first cell and the one called `.mark` share its first line, names follow, figures stand
 * together behind the column's label in `data-label`. Such tables carry the roles of a table themselves.
 */
export const tableStyles: CSSResult = css`
  .scroll { overflow-x: auto; margin-inline: calc(-2 * var(--a2b-space)); border-radius: 4px; }
  .rows { width: 100%; border-collapse: collapse; font: inherit; }
  .rows > * > tr > :is(th, td) {
    padding: calc(2.5 * var(--a2b-space)) calc(2 * var(--a2b-space));
    border-block-end: 1px solid var(--a2b-color-border);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  .rows > thead > tr > th {
    padding-block: 2px;
    color: var(--a2b-color-text-muted);
    vertical-align: middle;
    white-space: nowrap;
  }
  .rows > * > tr > .end { text-align: end; white-space: nowrap; }
  .rows > * > tr > .when { white-space: nowrap; }
  .rows > thead > tr > .fixed { white-space: normal; }
  .rows > tbody > tr > .name > * {
    display: -webkit-box;
    overflow: hidden;
    min-width: 9ch;
    max-width: 32ch;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .rows > tbody > tr > .word > * { min-width: min-content; overflow-wrap: normal; }
  .rows > tfoot > tr > :is(th, td) { border-block-end: 0; font-weight: 600; }
  .sort {
    min-height: 28px;
    margin-inline: -7px;
    padding: 0 6px;
    border-color: transparent;
    font-weight: 400;
    color: inherit;
    white-space: nowrap;
  }
  .sort svg { flex: none; width: 10px; height: 10px; opacity: 0; }
  .sort:is(:hover, :focus-visible) svg { opacity: 0.6; }
  [aria-sort] > .sort { color: var(--a2b-color-text); font-weight: 500; }
  [aria-sort] > .sort svg { opacity: 1; }
  .end > .sort { flex-direction: row-reverse; }
  .pager, .pager-buttons, .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--a2b-space));
  }
  .pager { justify-content: space-between; min-height: 32px; }
  [aria-disabled='true'] { cursor: default; opacity: 0.5; }
  [aria-disabled='true']:hover { background: transparent; }
  .field {
    min-height: 32px;
    padding: 0 10px;
    border: 1px solid var(--a2b-color-border-strong);
    border-radius: 8px;
    background: transparent;
    color: inherit;
    font: inherit;
  }
  select.field > option { background: var(--a2b-color-surface); color: var(--a2b-color-text); }
  input.field { flex: 1 1 160px; min-width: 0; width: 180px; max-width: 100%; appearance: none; }
  .field::placeholder { color: var(--a2b-color-text-muted); opacity: 1; }
  .chip {
    max-width: 100%;
    min-height: 28px;
    padding: 0 10px;
    border-color: var(--a2b-color-border);
    border-radius: 14px;
    font-weight: 400;
    overflow-wrap: anywhere;
    text-align: start;
  }
  .chip svg { width: 10px; height: 10px; flex: none; }
  .skeleton-rows { display: grid; gap: 25px; padding-block: 8px; }

  @container a2b (max-width: 880px) {
    .rows > * > tr > :is(th, td) { padding-inline: var(--a2b-space); }
    .rows > thead > tr > th, .sort { white-space: normal; }
    .end > .sort { text-align: end; }
    .sort svg { margin-inline: -5px; }
  }
  @container a2b (max-width: 760px) {
    .rows > tbody > tr > .when { min-width: 15ch; white-space: normal; text-wrap: balance; }
  }
  @container a2b (max-width: 559.98px) {
    .scroll { margin-inline: 0; overflow-x: visible; }
    .rows, .rows > *, .rows > * > tr > * { display: block; }
    .rows > * > tr { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px calc(4 * var(--a2b-space)); }
    .rows > thead > tr { gap: 0 calc(4 * var(--a2b-space)); }
    .rows > :is(thead, tbody) > tr {
      padding-block: calc(3 * var(--a2b-space));
      border-block-end: 1px solid var(--a2b-color-border);
    }
    .rows > thead > tr { padding-block-start: 0; }
    .rows > thead > tr > .fixed, .rows > thead:not(:has(th:not(.fixed))) { display: none; }
    .rows > tfoot > tr { padding-block-start: calc(3 * var(--a2b-space)); }
    .rows > * > tr > :is(th, td) { padding: 0; border: 0; }
    .rows > :is(tbody, tfoot) > tr > * { order: 2; }
    .rows > :is(tbody, tfoot) > tr > :first-child { flex: 1 1 0; order: 0; min-width: 15ch; white-space: normal; }
    .rows > :is(tbody, tfoot) > tr > .mark { order: 1; }
    .rows > :is(tbody, tfoot) > tr > .end { min-width: 0; overflow-wrap: anywhere; white-space: normal; }
    .rows > tbody > tr > .mark { font-weight: 500; }
    .rows > tbody > tr > .name { flex: 1 1 100%; }
    .rows > tbody > tr > .name ~ .name { color: var(--a2b-color-text-muted); }
    .rows > tbody > tr > .name > * { max-width: none; min-width: 0; }
    .rows > tbody > tr > .name.labelled > * { display: inline; }
    .rows > tbody > tr > .end:not(.mark) { order: 3; font-size: var(--a2b-font-size-note); line-height: 16px; }
    .rows > :is(tbody, tfoot) > tr > .labelled::before {
      content: attr(data-label) ' ';
      color: var(--a2b-color-text-muted);
      font-weight: 400;
    }
    .rows > :is(tbody, tfoot) > tr > td:empty { display: none; }
    .end > .sort { flex-direction: row; }
    .head > .actions { flex: 1 1 100%; }
    input.field { flex: 1 1 140px; }
    .pager { justify-content: center; }
  }
`;
