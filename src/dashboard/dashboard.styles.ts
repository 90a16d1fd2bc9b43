import {css} from 'lit';

/** The grid: one column on a phone, two on a tablet, twelve where there is room. */
export const dashboardStyles = css`
  :host { display: block; }
  /* A scheme of its own brings a ground of its own: the page's may be the other one. */
  :host([theme='light']) .frame, :host([theme='dark']) .frame {
    padding: calc(4 * var(--a2b-space));
    background: light-dark(#f7f7f8, #212121);
  }
  .page { display: flex; flex-direction: column; gap: calc(4 * var(--a2b-space)); }
  .bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: calc(3 * var(--a2b-space)); }
  h1 { margin: 0; font: inherit; font-size: 20px; line-height: 28px; font-weight: 600; letter-spacing: -0.01em; }
  .grid { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(4 * var(--a2b-space)); align-items: stretch; }
  .grid > * { min-width: 0; }
  .page:focus { outline: none; }
  .chips { display: flex; flex-wrap: wrap; gap: calc(2 * var(--a2b-space)); margin: 0; padding: 0; list-style: none; }
  .chips li { min-width: 0; max-width: min(100%, 320px); }
  .chips button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-width: 100%;
    min-height: 28px;
    padding: 0 10px;
    border: 1px solid var(--a2b-color-border-strong);
    border-radius: 14px;
    background: var(--a2b-color-surface);
    color: inherit;
    font: inherit;
    font-size: var(--a2b-font-size-note);
    cursor: pointer;
  }
  .chips button:hover { background: var(--a2b-color-surface-muted); }
  .chips button:focus-visible { outline: 2px solid var(--a2b-color-focus); outline-offset: 2px; }
  .chips .kind { flex: none; color: var(--a2b-color-text-muted); }
  .chips .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .chips svg { flex: none; width: 12px; height: 12px; color: var(--a2b-color-text-muted); }
  .chips .visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .chips button { position: relative; }
  .chips .clear { border-color: transparent; background: none; color: var(--a2b-color-text-muted); text-decoration: underline; text-underline-offset: 2px; }
  .sums { min-height: 16px; margin: 0; font-size: var(--a2b-font-size-note); line-height: 16px; color: var(--a2b-color-text-muted); }
  .actions { display: flex; flex-wrap: wrap; align-items: center; gap: calc(2 * var(--a2b-space)); }
  @container a2b (min-width: 640px) {
    .grid { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .wallet, .summary, .project, .wide { grid-column: 1 / -1; }
  }
  @container a2b (min-width: 880px) {
    .grid { grid-template-columns: repeat(12, minmax(0, 1fr)); grid-template-rows: auto 1fr; }
    .wallet { grid-area: 1 / 1 / 2 / 5; }
    .provider { grid-area: 2 / 1 / 3 / 5; }
    .summary { grid-area: 1 / 5 / 3 / 13; }
    .model { grid-column: span 5; }
    .project { grid-column: span 7; }
  }
  @media print {
    :host .frame.frame { padding: 0; background: var(--a2b-color-surface); }
    .page, .page .grid { display: block; }
    .bar, .grid > * { margin-block-end: calc(4 * var(--a2b-space)); }
    .chips .clear { display: none; }
  }
`;
