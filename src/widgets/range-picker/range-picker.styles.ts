import {css, type CSSResult} from 'lit';

/** Range picker only: the button, the dates and the foot of the menu. */
export const rangePickerStyles: CSSResult = css`
  :host { display: inline-block; height: auto; max-width: 100%; }
  .frame { container: none; display: inline-block; height: auto; max-width: 100%; }
  .trigger { max-width: 100%; padding-block: 4px; text-align: start; }
  .trigger .text { display: flex; flex-wrap: wrap; column-gap: 6px; min-width: 0; }
  .trigger .dates { font-weight: 400; color: var(--a2b-color-text-muted); }
  .trigger svg { flex: none; width: 14px; height: 14px; color: var(--a2b-color-text-muted); }
  .custom { display: grid; gap: calc(2 * var(--a2b-space)); margin: 4px 0; padding: 6px 10px; }
  .fields { display: grid; grid-template-columns: 1fr 1fr; gap: calc(2 * var(--a2b-space)); }
  .fields label, .problem { font-size: var(--a2b-font-size-note); line-height: 16px; }
  .fields label { display: grid; gap: var(--a2b-space); min-width: 0; }
  .fields input {
    min-width: 0;
    min-height: 32px;
    padding: 0 8px;
    border: 1px solid var(--a2b-color-border-strong);
    border-radius: 8px;
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: var(--a2b-font-size);
  }
  .fields input[aria-invalid='true'] { border-color: var(--a2b-color-critical); }
  .problem { color: var(--a2b-color-critical); }
  .foot {
    display: grid;
    gap: var(--a2b-space);
    margin-top: 6px;
    padding: 8px 10px 4px;
    border-top: 1px solid var(--a2b-color-border);
  }
  .compare { display: flex; align-items: center; gap: 8px; min-height: 24px; cursor: pointer; }
  .compare input { flex: none; width: 16px; height: 16px; margin: 0; accent-color: var(--a2b-color-accent); }
`;
