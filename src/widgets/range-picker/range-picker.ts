import {html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {A2bElement} from '../../base/a2b-element.js';
import {cardStyles} from '../../base/card.styles.js';
import {A2bRangeChangeEvent} from '../../base/events.js';
import {chevronIcon} from '../../base/icons.js';
import {entryByKey, entryByText, TypeAhead} from '../../base/menu-keys.js';
import {MenuPopup} from '../../base/menu.js';
import {menuStyles} from '../../base/menu.styles.js';
import type {ElementState} from '../../base/states.js';
import {tokens} from '../../base/tokens.js';
import {warnOnce} from '../../client/warn.js';
import {isRange, RANGE_PRESETS, type Range} from '../../contract/range.js';
import {addEnglish} from '../../i18n/english.js';
import {range} from '../../i18n/en/range.js';
import {Midnight} from './midnight.js';
import {rangePickerStyles} from './range-picker.styles.js';
import {datesForm, optionItem} from './range-picker.templates.js';
import {
  boundsOf, dateProblem, daysOf, presetsOf, rangePickerView,
  type Bounds, type DateProblem, type RangeOption, type RangePickerView,
} from './range-picker.view.js';

addEnglish(range);

/**
 * The period all widgets of a page or provider show: presets with their dates, two dates of one's own, and whether
 * the period before is compared with. With a `range` of its own it changes that and nothing else.
 *
 * @element a2b-range-picker
 * @fires {A2bRangeChangeEvent} a2b-range-change - The user chose another range or comparison
 * @csspart button - The button with the present range
 * @csspart menu - The panel it opens
 * @csspart option - An entry of the list
 * @csspart apply - The button that takes the custom dates over
 * @csspart cancel - The button that does not
 * @cssstate ready - It is always ready
 */
export class A2bRangePicker extends A2bElement {
  static override styles: CSSResultGroup = [tokens, cardStyles, menuStyles, rangePickerStyles];

  /** Which presets are offered, comma separated: `24h` `7d` `30d` `90d` `mtd` `last-month`. Default: all. */
  @property() presets?: string;
  /** First day that can be chosen, `YYYY-MM-DD`. */
  @property() min?: string;
  /** Last day that can be chosen, `YYYY-MM-DD`. Default: today. */
  @property() max?: string;
  /** Pins the comparison, as `range` pins the range; default: the shared one. */
  @property() compare?: 'previous' | 'none';

  readonly #typing = new TypeAhead();
  readonly #menu = new MenuPopup(this, {
    anchor: () => this.#find('.trigger'),
    panel: () => this.#find('.menu'),
    placement: () => (this.direction === 'rtl' ? 'bottom-end' : 'bottom-start'),
    onOpen: () => this.#focusOption(this.#first ?? this.#selected),
  });
  #first: number | null = null;
  #isCustom = false;
  #problem: DateProblem | null = null;
  #announcement = '';

  constructor() {
    super();
    new Midnight(this, () => this.effectiveTimeZone);
  }

  get state(): ElementState {
    return 'ready';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('presets')) return;
    const allowed = RANGE_PRESETS.join(', ');
    for (const word of presetsOf(this.presets).unknown) {
      warnOnce(`<${this.localName}>: "${word}" is not a preset. Use ${allowed}; leaving it out.`);
    }
  }

  protected override content(): TemplateResult {
    const view = this.#view;
    const {isOpen} = this.#menu;
    return html`<div class="frame" data-scheme=${this.scheme} dir=${this.direction}>
      <button class="trigger" part="button" type="button" aria-haspopup="dialog" aria-expanded=${isOpen}
        aria-controls="menu" @click=${this.#toggle} @keydown=${this.#openByKey}>
        <span class="text"><span class="visually-hidden">${this.heading ?? this.t('range.label')}: </span>
          <span>${view.label}</span><span class="dates">· ${view.dates}</span></span>${chevronIcon}
      </button>
      <div class="menu" id="menu" part="menu" popover="manual" role="dialog" tabindex="-1"
        aria-label=${this.heading ?? this.t('range.label')}>
        ${isOpen ? this.#renderMenu(view) : nothing}
      </div>
      <span class="visually-hidden" role="status">${this.#announcement}</span>
    </div>`;
  }

  get #view(): RangePickerView {
    return rangePickerView(this.effectiveRange, presetsOf(this.presets).presets, this.viewContext);
  }

  get #compare(): 'previous' | 'none' {
    return this.compare ?? this.scope.usage.value.compare;
  }

  #renderMenu({options, zone}: RangePickerView): TemplateResult {
    const isCompared = this.#compare === 'previous';
    return html`
      <ul class="options" role="listbox" aria-label=${this.t('range.label')} @keydown=${this.#moveByKey}>
        ${options.map((option) => optionItem(option, (value) => this.#choose(value)))}
      </ul>
      ${this.#isCustom ? this.#renderDates() : nothing}
      <div class="foot">
        <label class="compare"><input type="checkbox" .checked=${isCompared} @change=${this.#changeCompare} />
          ${this.t('range.compare')}</label>
        <p class="note">${zone}</p>
      </div>
    `;
  }

  #renderDates(): TemplateResult {
    return datesForm(this.t, {
      days: daysOf(this.effectiveRange, new Date(), this.effectiveTimeZone),
      bounds: this.#bounds,
      problem: this.#problem,
      apply: this.#apply,
      cancel: () => this.#menu.close(),
    });
  }

  get #bounds(): Bounds {
    return boundsOf(this.min, this.max, this.viewContext);
  }

  readonly #toggle = (): void => {
    if (this.#menu.isOpen) this.#menu.close();
    else this.#open();
  };

  readonly #openByKey = (event: KeyboardEvent): void => {
    const {key, altKey, ctrlKey, metaKey} = event;
    if (this.#menu.isOpen || ctrlKey || metaKey || key.startsWith('Page')) return;
    const target = altKey && key !== 'ArrowDown' ? null : this.#targetOf(event, this.#selected);
    if (target === null) return;
    event.preventDefault();
    this.#open(key.startsWith('Arrow') ? null : target);
  };

  get #selected(): number {
    return Math.max(0, this.#view.options.findIndex(({isSelected}) => isSelected));
  }

  /** Opens on the entry `first`, else on the present one. */
  #open(first: number | null = null): void {
    this.#first = first;
    this.#isCustom = this.#view.options.at(-1)?.isSelected ?? false;
    this.#problem = null;
    this.#menu.open();
  }

  readonly #moveByKey = (event: KeyboardEvent): void => {
    const options = this.#options;
    const current = options.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const isTaking = event.altKey ? event.key === 'ArrowUp' : event.key === 'Enter' || event.key === ' ';
    if (event.ctrlKey || event.metaKey || (event.altKey && !isTaking)) return;
    if (isTaking) options[current]?.click();
    else if (!this.#focusOption(this.#targetOf(event, current))) return;
    event.preventDefault();
  };

  #targetOf({key, timeStamp}: KeyboardEvent, current: number): number | null {
    const labels = this.#view.options.map(({label}) => label);
    const typed = this.#typing.take(key, timeStamp);
    return typed === null ? entryByKey(key, current, labels.length) : entryByText(typed, current, labels);
  }

  #focusOption(index: number | null): boolean {
    if (index === null) return false;
    for (const [place, option] of this.#options.entries()) option.tabIndex = place === index ? 0 : -1;
    this.#options[index]?.focus();
    return true;
  }

  #choose(value: RangeOption['value']): void {
    if (value !== 'custom') return this.#take(value);
    this.#isCustom = true;
    this.requestUpdate();
    void this.updateComplete.then(() => this.#find('[name=from]')?.focus());
  }

  readonly #apply = (event: SubmitEvent): void => {
    event.preventDefault();
    const entries = new FormData(event.target as HTMLFormElement);
    const dates = [String(entries.get('from')), String(entries.get('to'))] as const;
    this.#problem = dateProblem(dates, this.#bounds, this.viewContext);
    this.requestUpdate();
    if (this.#problem === null) this.#take(`${dates[0]}..${dates[1]}`);
    else this.#find(`[name=${this.#problem.field}]`)?.focus();
  };

  #take(range: Range): void {
    this.#menu.close();
    if (range === this.effectiveRange) return;
    if (isRange(this.range ?? '')) this.range = range;
    else this.scope.usage.set({range});
    const {label, dates} = this.#view;
    this.#announcement = this.t('range.changed', {period: `${label}, ${dates}`});
    this.#tell();
  }

  readonly #changeCompare = ({target}: Event): void => {
    const compare = (target as HTMLInputElement).checked ? 'previous' : 'none';
    if (this.compare !== undefined || isRange(this.range ?? '')) this.compare = compare;
    else this.scope.usage.set({compare});
    this.#tell();
  };

  #tell(): void {
    this.dispatchEvent(new A2bRangeChangeEvent(this.effectiveRange, this.#compare));
  }

  get #options(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.option')];
  }

  #find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'a2b-range-picker': A2bRangePicker;
  }
}
