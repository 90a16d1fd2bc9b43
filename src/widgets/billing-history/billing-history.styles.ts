import {css} from 'lit';

/** Billing history only: chips of a status, and links to receipts. */
export const billingHistoryStyles = css`
  .status {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 0 8px;
    border: 1px solid var(--a2b-color-border);
    border-radius: 10px;
    font-size: var(--a2b-font-size-note);
    line-height: 18px;
    white-space: nowrap;
  }
  .status::before {
    content: '';
    flex: none;
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: currentColor;
  }
  .status.succeeded::before { background: var(--a2b-color-accent); }
  .status.pending::before { border: 1.5px solid currentColor; background: none; }
  .status.refunded { color: var(--a2b-color-text-muted); }
  .status.failed { color: var(--a2b-color-critical); border-color: currentColor; }
  .status.failed::before { border-radius: 1px; }
  a:not(.button) { color: inherit; text-underline-offset: 2px; }

  @container a2b (max-width: 880px) {
    .rows > tbody > tr > .when { min-width: 12ch; white-space: normal; text-wrap: balance; }
  }
  .rows > tbody > tr > .plain > .note { display: block; max-width: 22ch; }

  @container a2b (min-width: 900px) {
    .rows > thead > tr > .fixed { white-space: nowrap; }
  }
  @container a2b (max-width: 559.98px) {
    .rows > tbody > tr > .plain > .note { max-width: none; }
    .rows > tbody > tr > .plain { order: 3; font-size: var(--a2b-font-size-note); line-height: 18px; }
  }
`;
