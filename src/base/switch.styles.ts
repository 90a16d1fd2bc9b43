import {css, type CSSResult} from 'lit';

/** A choice between a few words, one of them pressed. */
export const switchStyles: CSSResult = css`
  .switch { display: inline-flex; padding: 2px; border-radius: 8px; background: var(--a2b-color-surface-muted); }
  .switch button {
    min-height: 28px;
    padding: 0 10px;
    border-color: transparent;
    border-radius: 6px;
    font-weight: 400;
    color: var(--a2b-color-text-muted);
  }
  .switch button[aria-pressed='true'] {
    border-color: var(--a2b-color-border);
    background: var(--a2b-color-surface);
    color: var(--a2b-color-text);
    font-weight: 500;
  }
`;
