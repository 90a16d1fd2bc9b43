import {css, type CSSResult} from 'lit';

/** Usage summary only: totals, trend with its legend, token classes. */
export const usageSummaryStyles: CSSResult = css`
  .period { min-height: 16px; }
  /* One note, and a remark on one day, have their room before it is known whether there is something to say. */
  .sums { min-height: calc(100px + 5 * var(--a2b-space)); }
  .spike { min-height: 24px; margin-top: calc(-1 * var(--a2b-space)); }
  .tiles {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(4 * var(--a2b-space)) calc(5 * var(--a2b-space));
    margin: calc(3 * var(--a2b-space)) 0 0;
  }
  .tiles + .note { margin-top: calc(2 * var(--a2b-space)); }
  .tile { display: grid; grid-template-rows: minmax(16px, auto) minmax(36px, auto) 16px; align-content: end; flex: 1 0 auto; min-width: 80px; max-width: 100%; }
  .tile .bone { align-self: center; }
  /* The figure alone makes the width; its label wraps above it. */
  .tile dt { inline-size: 0; min-inline-size: 100%; font-size: var(--a2b-font-size-note); line-height: 16px; }
  .tile dd { margin: 0; }
  .tile .value {
    align-self: end;
    font-size: 20px;
    line-height: 28px;
    font-weight: 600;
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
  }
  .tile.tokens .value { font-size: var(--a2b-font-size-metric); line-height: 36px; }
  .tile .change { font-size: var(--a2b-font-size-note); }
  /* In a tall card the picture takes the room; its height never depends on what is drawn in it. */
  .trend { display: flex; flex: 1 0 auto; flex-direction: column; gap: calc(3 * var(--a2b-space)); min-width: 0; }
  .trend-head { display: flex; flex-wrap: wrap; align-items: center; gap: calc(2 * var(--a2b-space)); min-height: 32px; }
  .trend-head > :first-child { flex: 1; }
  .trend-head > .bone { max-width: 120px; margin-block: 4px; margin-inline-end: auto; }
  .chart { height: 200px; border-radius: 4px; }
  .back svg { width: 14px; height: 14px; }
  .back:dir(rtl) svg { transform: scaleX(-1); }
  .legend {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(256px, 1fr));
    gap: 0 calc(8 * var(--a2b-space));
    grid-auto-rows: 24px;
    align-items: center;
    min-height: 72px;
    align-content: start;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .sentences { min-height: 16px; }
  .fold {
    min-height: calc(25px + 3 * var(--a2b-space));
    padding-top: calc(3 * var(--a2b-space));
    border-top: 1px solid var(--a2b-color-border);
  }
  summary { width: fit-content; min-height: 24px; border-radius: 4px; color: var(--a2b-color-text-muted); cursor: pointer; }
  .classes {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    grid-auto-rows: minmax(24px, auto);
    align-items: center;
    gap: 0 calc(4 * var(--a2b-space));
    max-width: 480px;
    margin: calc(2 * var(--a2b-space)) 0 0;
  }
  .classes > div { display: contents; }
  .classes dd { margin: 0; text-align: end; }
  .classes .part dt { padding-inline-start: calc(4 * var(--a2b-space)); color: var(--a2b-color-text-muted); }
  @container a2b (max-width: 560px) {
    .tiles { display: grid; grid-template-columns: repeat(3, auto); }
    .tile.tokens { grid-column: 1 / -1; }
    .bones .tile:last-child { grid-template-rows: 32px 36px 16px; }
    .body .message { min-height: 720px; }
    .sentences { min-height: 32px; }
    .switch { order: 1; width: 100%; }
    .switch button { flex: 1; }
    .legend { grid-template-columns: minmax(0, 1fr); min-height: 120px; }
  }
  @container a2b (max-width: 420px) {
    .body .message { min-height: 820px; }
    .period { min-height: 32px; }
    .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .tile:last-child { grid-column: 1 / -1; }
    .bones .tile:last-child { grid-template-rows: 16px 36px 16px; }
    .switch button { padding-inline: 4px; }
  }
`;
