import {html, nothing, svg, type ReactiveController, type TemplateResult} from 'lit';
import type {A2bElement} from '../../base/a2b-element.js';
import type {Chip} from './usage-log.book.js';

/** How long typing rests before the search is asked for, in milliseconds. */
const TYPING_REST = 300;

const cross = svg`<svg viewBox="0 0 10 10" fill="none" stroke="currentColor" stroke-width="1.5"
  stroke-linecap="round" aria-hidden="true"><path d="m2 2 6 6M8 2 2 8"/></svg>`;

/** The search field: what was typed counts when typing rests, or at once with Enter. */
export class SearchField implements ReactiveController {
  readonly #host: A2bElement;
  #text = '';
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(host: A2bElement) {
    this.#host = host;
    host.addController(this);
  }

  /** What is searched for; empty = everything. */
  get text(): string {
    return this.#text;
  }

  hostDisconnected(): void {
    clearTimeout(this.#typing);
  }

  /** Empties the field. */
  clear(): void {
    if (this.#input) this.#input.value = '';
    this.#take();
  }

  /** Puts the focus into the field. */
  focus(): void {
    this.#input?.focus();
  }

  /** The field. */
  render(): TemplateResult {
    const {t} = this.#host;
    const label = `${t('log.search')}: ${t('log.searchHint')}`;
    return html`<input
      class="field"
      part="search"
      type="search"
      maxlength="200"
      placeholder=${t('log.searchHint')}
      aria-label=${label}
      @input=${this.#onInput}
      @change=${this.#take}
    />`;
  }

  get #input(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector('input[type=search]');
  }

  readonly #onInput = (): void => {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(this.#take, TYPING_REST);
  };

  readonly #take = (): void => {
    clearTimeout(this.#typing);
    const text = this.#input?.value.trim() ?? '';
    if (text === this.#text) return;
    this.#text = text;
    this.#host.requestUpdate();
  };
}

/** The filters in force as buttons that take them back; `label` names the group. */
export function chipList(
  {t}: A2bElement,
  chips: readonly Chip[],
  onRemove: (chip: Chip) => void,
): TemplateResult | typeof nothing {
  if (chips.length === 0) return nothing;
  const button = (chip: Chip) => {
    const label = t('log.removeFilter', {name: chip.text});
    const onClick = () => onRemove(chip);
    return html`<button class="chip" part="chip" type="button" aria-label=${label} @click=${onClick}>
      <bdi>${chip.text}</bdi>${cross}
    </button>`;
  };
  const label = t('dashboard.filters');
  return html`<div class="chips" role="group" aria-label=${label}>${chips.map(button)}</div>`;
}
