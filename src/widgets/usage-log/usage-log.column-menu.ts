import {html, type TemplateResult} from 'lit';
import type {A2bElement} from '../../base/a2b-element.js';
import {MenuPopup} from '../../base/menu.js';
import {OPTIONAL_COLUMNS, withColumn, type LogColumn, type OptionalColumn} from './usage-log.columns.js';

/** What a {@link ColumnMenu} is told by its element. */
export interface ColumnMenuSetup {
  /** What the page has the log start with. */
  readonly start: () => readonly LogColumn[];
  /** Whether a column would have anything in it. */
  readonly isOffered: (column: OptionalColumn) => boolean;
}

/** A button with a list of check boxes: which optional columns are shown, for as long as the element lives. */
export class ColumnMenu {
  readonly #host: A2bElement;
  readonly #setup: ColumnMenuSetup;
  readonly #popup: MenuPopup;
  readonly #picked = new Map<OptionalColumn, boolean>();

  constructor(host: A2bElement, setup: ColumnMenuSetup) {
    this.#host = host;
    this.#setup = setup;
    this.#popup = new MenuPopup(host, {
      anchor: () => this.#find('[part=columns]'),
      panel: () => this.#find('#columns'),
      placement: () => 'bottom-end',
      onOpen: () => this.#find('#columns input')?.focus(),
    });
  }

  /** The columns the page began with, with what its reader changed. */
  get columns(): readonly LogColumn[] {
    return [...this.#picked].reduce(
      (columns, [column, isShown]) => withColumn(columns, column, isShown),
      this.#setup.start(),
    );
  }

  /** Forgets what the reader changed. */
  forget(): void {
    this.#picked.clear();
  }

  /** The button and its list. */
  render(): TemplateResult {
    const {t} = this.#host;
    const {isOpen} = this.#popup;
    const offered = OPTIONAL_COLUMNS.filter((column) => this.#setup.isOffered(column));
    const toggle = () => (isOpen ? this.#popup.close() : this.#popup.open());
    return html`<button type="button" part="columns" aria-expanded=${isOpen} aria-controls="columns"
        @click=${toggle}>${t('log.columns')}</button>
      <div id="columns" class="menu" part="columns-menu" popover="manual" tabindex="-1" role="group"
        aria-label=${t('log.columns')}>
        <div class="options">${offered.map((column) => this.#option(column))}</div>
      </div>`;
  }

  #option(column: OptionalColumn): TemplateResult {
    const onChange = ({target}: Event) => {
      this.#picked.set(column, (target as HTMLInputElement).checked);
      this.#host.requestUpdate();
    };
    return html`<label class="option pick"><input type="checkbox" name=${column}
      .checked=${this.columns.includes(column)} @change=${onChange} />${this.#host.t(`log.${column}`)}</label>`;
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }
}
