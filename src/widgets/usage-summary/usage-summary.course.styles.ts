import {css, type CSSResult} from 'lit';

/** The trend of the usage summary, without what its place-holder needs already. */
export const courseStyles: CSSResult = css`
  .brushed { position: relative; display: flex; flex: 1 0 200px; min-height: 200px; max-height: 420px; overflow: hidden; user-select: none; }
  .brushed > .chart { flex: 1; height: auto; touch-action: pan-y pinch-zoom; }
  .brush {
    position: absolute;
    inset-block: 0 20px;
    border-inline: 1px solid var(--a2b-color-text-muted);
    background: color-mix(in srgb, var(--a2b-color-text), transparent 90%);
    pointer-events: none;
  }
  .scroll { max-height: 260px; overflow: auto; }
  .scroll thead th { position: sticky; top: 0; background: var(--a2b-color-surface); }
  .scroll caption { position: static; }
  .spike { display: flex; gap: 6px; align-items: baseline; }
  .link {
    display: inline;
    min-height: 24px;
    padding: 0;
    border: 0;
    border-radius: 4px;
    font-weight: 400;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 2px;
    overflow-wrap: anywhere;
  }
  .link:hover { background: none; color: var(--a2b-color-text); }
  .legend li { display: grid; grid-template-columns: 10px minmax(0, 1fr) auto 52px; align-items: center; gap: 8px; }
  .swatch { width: 10px; height: 10px; border-radius: 3px; }
  .legend .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .legend .share { text-align: end; }
  .tools { display: flex; gap: var(--a2b-space); }
  .icon { width: 32px; padding: 0; }
`;
