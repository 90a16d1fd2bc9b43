import {css, type CSSResult} from 'lit';

/** Sustainability only: two cards one below the other, the footprint's grid, intervals and stages. */
export const sustainabilityStyles: CSSResult = css`
  :host { display: flex; flex-direction: column; gap: 16px; }
  .frame { flex: 1 0 auto; height: auto; display: flex; flex-direction: column; }
  .frame + .frame { flex: none; }
  .card { flex: 1; height: auto; }
  .grid {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(6 * var(--a2b-space)) calc(8 * var(--a2b-space));
    align-items: start;
  }
  .grid > * { min-width: 0; }
  .bones { min-height: 625px; }
  .facts { display: flex; flex-direction: column; gap: calc(2.5 * var(--a2b-space)); }
  .facts .label { font-size: var(--a2b-font-size-note); line-height: 16px; }
  .tag {
    display: inline-block;
    padding: 2px 8px;
    border: 1px solid var(--a2b-color-border);
    border-radius: 10px;
    color: var(--a2b-color-text-muted);
    font-size: var(--a2b-font-size-note);
    line-height: 16px;
    overflow-wrap: anywhere;
  }
  .lines { display: grid; gap: var(--a2b-space); margin: 0; }
  .line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 calc(3 * var(--a2b-space));
    padding-block: calc(1.5 * var(--a2b-space));
    border-top: 1px solid var(--a2b-color-border);
  }
  .line dt { color: var(--a2b-color-text-muted); }
  .line dd { margin: 0; overflow-wrap: anywhere; }
  .scale { display: grid; gap: calc(2 * var(--a2b-space)); }
  .scale ul { display: grid; gap: calc(1.5 * var(--a2b-space)); margin: 0; padding: 0; list-style: none; }
  .trend, .models { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(3 * var(--a2b-space)); }
  .part-head { display: flex; flex-wrap: wrap; align-items: center; gap: calc(2 * var(--a2b-space)); min-height: 32px; }
  .part-head > h3 { flex: 1; min-width: 12ch; }
  .icon { width: 32px; min-height: 32px; padding: 0; }
  .chart { height: 180px; border-radius: 4px; }
  .plain-table { max-height: 300px; margin-inline: 0; overflow: auto; }
  .plain-table thead th { position: sticky; top: 0; background: var(--a2b-color-surface); }
  .plain-table :is(th, td) { padding-inline-end: calc(3 * var(--a2b-space)); overflow-wrap: break-word; }
  .plain-table .data-table thead th { white-space: normal; }
  .plain-table tbody th { min-width: 12ch; max-width: 24ch; overflow-wrap: anywhere; }
  .plain-table tbody td:not(.end) { max-width: 20ch; min-width: 9ch; overflow-wrap: anywhere; }
  .nowrap { white-space: nowrap; }
  .intervals { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(3 * var(--a2b-space)); margin: 0; padding: 0; list-style: none; }
  .intervals li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px calc(3 * var(--a2b-space)); }
  .intervals .name { display: flex; flex: 1 1 14ch; gap: 0.5ch; min-width: 0; white-space: nowrap; }
  .intervals .name > .muted { display: flex; min-width: 0; }
  .intervals .name bdi { min-width: 0; overflow: hidden; text-overflow: ellipsis; }
  .intervals .name > bdi { flex: none; max-width: 75%; }
  .intervals .amount { min-width: 0; overflow-wrap: anywhere; }
  .track { position: relative; flex: 1 0 100%; height: 10px; border-radius: 3px; background: var(--a2b-color-surface-muted); }
  .track.none { background: none; border: 1px dashed var(--a2b-color-border-strong); }
  .track > * { position: absolute; inset-block: 0; }
  .track > .span { border-radius: 3px; background: color-mix(in srgb, var(--a2b-color-other), transparent 45%); }
  .track > .mark { inline-size: 3px; margin-inline-start: -1.5px; border-radius: 1px; background: var(--a2b-color-text); }
  @media (forced-colors: active) {
    .track > .span { forced-color-adjust: none; background: GrayText; }
    .track > .mark { forced-color-adjust: none; background: CanvasText; }
  }
  .how { padding-top: calc(3 * var(--a2b-space)); border-top: 1px solid var(--a2b-color-border); }
  summary { width: fit-content; min-height: 24px; border-radius: 4px; color: var(--a2b-color-text-muted); cursor: pointer; }
  .how-body { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(4 * var(--a2b-space)); padding-top: calc(3 * var(--a2b-space)); }
  .how-body, .note { overflow-wrap: anywhere; }
  .lists { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(4 * var(--a2b-space)); }
  .lists ul { margin: var(--a2b-space) 0 0; padding-inline-start: 18px; }
  .how .scroll { max-height: 420px; overflow: auto; }
  .how .rows > thead > tr > th { position: sticky; top: 0; background: var(--a2b-color-surface); }
  .files { display: flex; flex-wrap: wrap; gap: calc(2 * var(--a2b-space)); }
  a:not(.button) { color: inherit; text-underline-offset: 2px; }
  .rows .links > a { display: block; width: fit-content; min-height: 24px; }
  .rows td { overflow-wrap: anywhere; }
  .rows .full, .rows > tbody > tr > .first { min-width: 15ch; }
  .rows .links { min-width: 9ch; overflow-wrap: normal; white-space: nowrap; }
  .rows > tbody > tr > .when { min-width: 9ch; overflow-wrap: break-word; white-space: normal; }
  .rows td p { margin-top: 2px; }
  .stages {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--a2b-color-border);
    border-radius: 8px;
    list-style: none;
  }
  .stages li {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px calc(3 * var(--a2b-space));
    padding: calc(2.5 * var(--a2b-space)) calc(3 * var(--a2b-space));
  }
  .stages li + li { border-top: 1px solid var(--a2b-color-border); }
  .stages li:not(.none) { background: var(--a2b-color-surface-muted); }
  .stages .word { color: var(--a2b-color-text-muted); }
  .stages .amount { min-width: 0; font-weight: 600; overflow-wrap: break-word; }
  .stages .none .amount { font-weight: 400; color: var(--a2b-color-text-muted); }
  .stages .note { flex: 1 0 100%; }

  @container a2b (max-width: 420px) {
    .switch { order: 1; width: 100%; }
    .switch button { flex: 1; }
  }
  @container a2b (min-width: 600px) {
    .grid { grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); }
    .grid > .facts:only-child { grid-column: 1 / -1; }
    .facts + .models, .facts + .scale + .models, .facts + .trend + .models { grid-column: 2; }
    .facts + .models { grid-row: 1; }
    .grid > .scale { grid-column: 1; }
    .grid > .models:has(> .plain-table) { grid-column: 1 / -1; }
    .lists { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .stages { grid-template-columns: repeat(4, minmax(0, 1fr)); }
    .stages li { display: grid; grid-template-columns: minmax(0, 1fr); align-content: start; }
    .stages li + li { border-top: 0; border-inline-start: 1px solid var(--a2b-color-border); }
    .stages .amount { font-size: 18px; line-height: 24px; }
    .stages .none .amount { font-size: inherit; }
    .stages li + li::before {
      content: '';
      position: absolute;
      inset-block-start: 14px;
      inset-inline-start: -5px;
      width: 8px;
      height: 8px;
      border-block-start: 1px solid var(--a2b-color-border-strong);
      border-inline-end: 1px solid var(--a2b-color-border-strong);
      background: var(--a2b-color-surface);
      transform: rotate(45deg);
    }
    .stages li:not(.none) + li::before { background: var(--a2b-color-surface-muted); }
    .frame[dir='rtl'] .stages li + li::before { transform: rotate(-45deg); }
  }
  @container a2b (max-width: 559.98px) {
    .rows > tbody > tr > .full { flex: 1 1 100%; min-width: 0; }
    .rows .links > a { display: inline-block; margin-inline-end: calc(3 * var(--a2b-space)); }
    .rows > tbody > tr > .plain { order: 3; font-size: var(--a2b-font-size-note); line-height: 18px; }
    .intervals .name, .intervals .amount { flex: 1 1 100%; white-space: normal; overflow-wrap: anywhere; }
    .intervals .name { flex-wrap: wrap; }
    .intervals .name > bdi { max-width: 100%; }
  }
`;
