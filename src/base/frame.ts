import {html, nothing, type TemplateResult} from 'lit';
import type {A2bElement} from './a2b-element.js';

/** The box all of an element's content stands in: tokens, colour scheme, density and direction are set there. */
export function frame(host: A2bElement, content: TemplateResult): TemplateResult {
  const chosen = host.isThemeChosen ? '' : nothing;
  return html`<div class="frame" data-scheme=${host.scheme} data-chosen=${chosen} data-density=${host.effectiveDensity} dir=${host.direction}>${content}</div>`;
}
