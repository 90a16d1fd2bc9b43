import {css, type CSSResult} from 'lit';

/** Styles of a {@link MenuPopup} with a list of options: classes `menu`, `options`, `option`. */
export const menuStyles: CSSResult = css`
  .menu {
    width: max-content;
    min-width: 220px;
    max-width: min(380px, calc(100vw - 16px));
    max-height: calc(100vh - 16px);
    margin: 0;
    padding: 6px;
    overflow: auto;
    border: 1px solid var(--a2b-color-border-strong);
    border-radius: 10px;
    outline: none;
    background: var(--a2b-color-surface);
    box-shadow: 0 8px 24px rgb(0 0 0 / 12%);
    color: var(--a2b-color-text);
  }
  .options { display: block; margin: 0; padding: 0; list-style: none; }
  .option {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(6 * var(--a2b-space));
    min-height: 32px;
    padding: 4px 10px;
    border-radius: 6px;
    cursor: pointer;
  }
  .option:hover, .option:focus { background: var(--a2b-color-surface-muted); }
  .option:focus-visible { outline-offset: -2px; }
  .option[aria-selected='true'] { font-weight: 500; }
  .option .muted { font-weight: 400; font-size: var(--a2b-font-size-note); }
`;
