import {css} from 'lit';

/** Wallet only: the big balance, its bar, what is known beside it, and the two small layouts. */
export const walletStyles = css`
  /* As tall as with bar, severity and two facts: what is known of a wallet does not move what stands below it.
     Where the page hands the balance over, nothing comes later. */
  .body:not(:has(> .given)) { min-height: calc(160px + 14 * var(--a2b-space)); }
  .balance { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 calc(2 * var(--a2b-space)); }
  /* A digit is 0.6 em wide: however many there are, they stay on one line. */
  .balance .exact { font-size: clamp(16px, calc((100cqi - 42px) / var(--_digits, 1) * 1.6), var(--a2b-font-size-metric)); line-height: 36px; }
  .unit { color: var(--a2b-color-text-muted); }
  .value { margin-top: 2px; color: var(--a2b-color-text-muted); }
  .compact { display: none; }
  @container a2b (max-width: 260px) {
    .balance { position: relative; }
    .exact { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .compact { display: inline; line-height: 36px; }
  }

  .state { display: grid; gap: calc(2 * var(--a2b-space)); --_state: var(--a2b-color-accent); }
  .state.low { --_state: var(--a2b-color-warning); }
  .state:is(.critical, .empty, .negative) { --_state: var(--a2b-color-critical); }
  .health { display: flex; flex-wrap: wrap; align-items: center; gap: var(--a2b-space) calc(3 * var(--a2b-space)); }
  .bar {
    position: relative;
    flex: 1 1 120px;
    height: 6px;
    overflow: hidden;
    border-radius: 3px;
    background: color-mix(in srgb, var(--a2b-color-text), transparent 90%);
  }
  .bar > i { display: block; min-width: 3px; height: 100%; border-radius: inherit; background: var(--_state); transition: width 180ms; }
  .bar > i[style*='width: 0%'] { min-width: 0; }
  .severity { display: flex; gap: 6px; }
  .severity b { font-weight: 500; color: var(--a2b-color-text); }
  .state:not(.ok) .severity :is(b, svg) { color: var(--_state); }
  .severity svg, .facts svg, .facts > li > i { flex: none; width: 14px; height: 14px; margin-top: 1px; }
  .facts { display: grid; gap: 6px; margin: 0; padding: 0; list-style: none; }
  /* Wide enough, up to four facts are as tall as two. */
  @container a2b (min-width: 720px) { .facts { grid-template-columns: 1fr 1fr; } }
  .facts > li { display: flex; gap: 6px; }
  .facts bdi, .severity bdi { text-wrap: pretty; }
  .facts > .run-out bdi { text-wrap: balance; }
  .notice > bdi { flex: 1; min-width: 12ch; }
  .facts > .run-out { color: var(--a2b-color-text); }
  .facts > .ready { color: var(--a2b-color-text); font-weight: 500; }
  .facts > .ready svg { color: var(--a2b-color-accent); }

  .foot { display: grid; gap: calc(3 * var(--a2b-space)); margin-top: auto; }
  .buttons { display: flex; flex-wrap: wrap; gap: calc(2 * var(--a2b-space)); }
  @container a2b (max-width: 330px) { .buttons > button { flex: 1 1 auto; } }
  .primary svg { width: 14px; height: 14px; margin-inline-start: -2px; }
  .credited svg { flex: none; width: 14px; height: 14px; color: var(--a2b-color-accent); }
  .pulse { flex: none; width: 8px; height: 8px; border-radius: 50%; background: var(--a2b-color-accent); }
  :is(.crediting, .checking) > .pulse { animation: breathe 1.6s ease-in-out infinite; }
  .gap { display: block; height: 2px; }

  .inline { display: flex; align-items: center; justify-content: space-between; gap: 4px 12px; min-height: 36px; }
  .inline .label { overflow: hidden; color: var(--a2b-color-text-muted); text-overflow: ellipsis; white-space: nowrap; }
  .figure { display: inline-flex; align-items: center; gap: 6px; min-width: 0; white-space: nowrap; }
  .figure b { font-weight: 500; }
  .figure svg { flex: none; width: 14px; height: 14px; }
  .worth { display: none; }
  @container a2b (min-width: 300px) { .worth { display: inline; } }
  .badge {
    display: inline-flex;
    gap: 8px;
    align-items: center;
    min-height: 28px;
    padding: 0 10px;
    border: 1px solid var(--a2b-color-border);
    border-radius: 14px;
  }
  .low .figure svg { color: var(--a2b-color-warning); }
  :is(.critical, .empty, .negative) .figure :is(svg, b) { color: var(--a2b-color-critical); }
  .badge:is(.critical, .empty, .negative) { border-color: color-mix(in srgb, var(--a2b-color-critical), transparent 50%); }
  .badge.low { border-color: color-mix(in srgb, var(--a2b-color-warning), transparent 50%); }
  .stale .figure { opacity: 0.7; }
  :host([layout='badge']) { display: inline-block; height: auto; vertical-align: middle; }
  :host([layout='inline']) { height: auto; }
  :host([layout='badge'][hidden]) { display: none; }
  :host([layout='badge']) .frame { container: none; display: inline-block; }

  @media (forced-colors: active) {
    .bar { border: 1px solid CanvasText; }
    .bar > i, .pulse { background: Highlight; forced-color-adjust: none; }
  }
`;
