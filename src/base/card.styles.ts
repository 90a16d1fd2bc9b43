import {css, type CSSResult} from 'lit';

/** The card every widget stands in: heading and actions, number, meaning, picture, legend. */
export const cardStyles: CSSResult = css`
  .card {
    display: flex;
    flex-direction: column;
    gap: calc(4 * var(--a2b-space));
    height: 100%;
    padding: calc(5 * var(--a2b-space));
    background: var(--a2b-color-surface);
    border: 1px solid var(--a2b-color-border);
    border-radius: var(--a2b-radius);
  }
  :host { height: 100%; }
  .frame { height: 100%; }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(2 * var(--a2b-space)) calc(3 * var(--a2b-space));
    min-height: 28px;
  }
  h2 { margin: 0; font: inherit; font-weight: 500; line-height: 20px; }
  h3 { margin: 0; font: inherit; font-weight: 500; }
  p { margin: 0; }
  .sample {
    margin-inline-end: auto;
    padding: 1px 8px;
    border: 1px dashed var(--a2b-color-border-strong);
    border-radius: 9px;
    color: var(--a2b-color-text-muted);
    font-size: var(--a2b-font-size-note);
    line-height: 16px;
    white-space: nowrap;
  }
  .actions { display: flex; flex-wrap: wrap; align-items: center; gap: calc(2 * var(--a2b-space)); }
  .body { display: flex; flex-direction: column; gap: calc(4 * var(--a2b-space)); flex: 1; min-width: 0; }
  .body[aria-busy='true'] { opacity: 0.6; transition: opacity 150ms; }
  .metric {
    font-size: var(--a2b-font-size-metric);
    line-height: 1.2;
    font-weight: 600;
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
  }
  .muted { color: var(--a2b-color-text-muted); }
  .note { font-size: var(--a2b-font-size-note); line-height: 16px; color: var(--a2b-color-text-muted); }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--a2b-space));
    padding: calc(2 * var(--a2b-space)) calc(3 * var(--a2b-space));
    background: var(--a2b-color-surface-muted);
    border-radius: 8px;
    font-size: var(--a2b-font-size-note);
    line-height: 16px;
  }
  .notice > span { flex: 1; min-width: 12ch; }
  .message {
    display: flex;
    flex: 1;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: calc(3 * var(--a2b-space));
    min-height: var(--_height, 120px);
    padding-block: calc(4 * var(--a2b-space));
    color: var(--a2b-color-text-muted);
    text-align: center;
  }
  button, .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 32px;
    padding: 0 12px;
    border: 1px solid var(--a2b-color-border-strong);
    border-radius: 8px;
    background: transparent;
    color: inherit;
    font: inherit;
    font-weight: 500;
    text-decoration: none;
    cursor: pointer;
  }
  button:hover, .button:hover { background: var(--a2b-color-surface-muted); }
  button:disabled { cursor: default; opacity: 0.5; }
  :focus-visible { outline: 2px solid var(--a2b-color-focus); outline-offset: 2px; }
  .primary { background: var(--a2b-color-accent); border-color: transparent; color: var(--a2b-color-on-accent); }
  .primary:hover { background: color-mix(in srgb, var(--a2b-color-accent), black 12%); }
  .quiet { min-height: 28px; padding: 0 8px; border-color: transparent; font-weight: 400; color: var(--a2b-color-text-muted); }
  .bone {
    display: block;
    border-radius: 6px;
    background: color-mix(in srgb, var(--a2b-color-text), transparent 92%);
    animation: breathe 1.6s ease-in-out infinite;
  }
  @keyframes breathe { 50% { opacity: 0.5; } }
  @media (forced-colors: active) {
    button[aria-pressed='true'] { forced-color-adjust: none; background: Highlight !important; color: HighlightText !important; }
  }
  @media print {
    .actions, .tools, .switch, .pager-buttons, .openers, .buttons { display: none !important; }
    [role='region'][tabindex] { max-height: none !important; overflow: visible !important; }
    [role='region'][tabindex] :is(th, td) { position: static !important; }
    details::details-content { block-size: auto; content-visibility: visible; }
    tr, li, .metric { break-inside: avoid; }
  }
`;
