import {html, nothing, type CSSResultGroup, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {A2bElement} from '../base/a2b-element.js';
import {A2bFilterChangeEvent} from '../base/events.js';
import {frame} from '../base/frame.js';
import {ScopeOwner} from '../base/scope-owner.js';
import type {ElementState} from '../base/states.js';
import {tokens} from '../base/tokens.js';
import {UrlState} from '../base/url-state-controller.js';
import {DIMENSIONS, type Dimension} from '../contract/dimension.js';
import {addEnglish} from '../i18n/english.js';
import {dashboard} from '../i18n/en/dashboard.js';
import {shared} from '../i18n/en/shared.js';
import {pageState} from '../store/page.js';
import {NO_FILTERS} from '../store/usage-store.js';
import type {Verdict} from './adds-up.js';
import {chipRow, filterChips, type FilterChip} from './chips.js';
import {dashboardStyles} from './dashboard.styles.js';
import {verdictText} from './dashboard.view.js';
import {Names, verdictOf} from './shown.js';

addEnglish(dashboard, shared);

/**
 * The full page: balance, usage, breakdowns, log, history and footprint in one grid. It is a provider, so all of
 * them share one range, one set of filters and one metric.
 *
 * @element a2b-dashboard
 * @slot heading - Replaces the heading
 * @slot actions - Beside the range picker
 * @slot footer - Below the grid
 * @fires {A2bFilterChangeEvent} a2b-filter-change - A chip took a filter back
 * @csspart header - Heading, range picker and actions
 * @csspart filters - The filters in force
 * @csspart chip - One of them; takes it back
 * @csspart clear - Takes all of them back
 * @csspart grid - The grid of cards
 * @csspart sums - Says that the cards add up, or where they do not
 */
export class A2bDashboard extends A2bElement {
  static override styles: CSSResultGroup = [tokens, dashboardStyles];

  /** `full` shows every card; `compact` leaves log and history out. */
  @property({reflect: true}) layout: 'full' | 'compact' = 'full';

  /** Keeps range, comparison, metric and filters in the page's address; one element of a page can. */
  @property({type: Boolean, attribute: 'url-state'}) urlState = false;

  readonly #owner = new ScopeOwner(this, {showsFilters: true});
  readonly #names = new Names();
  #unsubscribe: (() => void)[] = [];

  constructor() {
    super();
    new UrlState(this, this.#owner.scope.usage, () => this.urlState);
  }

  get state(): ElementState {
    return 'ready';
  }

  /** Range, filters and metric the cards share. */
  get usage(): ScopeOwner['scope']['usage'] {
    return this.#owner.scope.usage;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const {answers, scope} = this.#owner;
    this.#unsubscribe = [answers.subscribe(this.#learn), scope.usage.subscribe(this.#update)];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  override async refresh(): Promise<void> {
    await Promise.all(this.#cards.map((card) => card.refresh()));
  }

  protected override content(): TemplateResult {
    const page = html`
      <div class="page" tabindex="-1">
        <div class="bar" part="header">
          <slot name="heading"><h1>${this.heading ?? this.t('dashboard.heading')}</h1></slot>
          <div class="actions"><a2b-range-picker></a2b-range-picker><slot name="actions"></slot></div>
        </div>
        ${this.#renderChips()}
        <div class="grid" part="grid" @a2b-open-history=${this.#openHistory}
          @a2b-error=${this.#update}>${this.#renderCards()}</div>
        <p class="sums" part="sums">${verdictText(this.#verdict, this.viewContext)}</p>
        <slot name="footer"></slot>
      </div>
    `;
    return frame(this, page);
  }

  get #cards(): readonly A2bElement[] {
    return [...this.renderRoot.querySelectorAll<A2bElement>('.grid > *')];
  }

  /** Whether the usage cards agree with each other. */
  get #verdict(): Verdict {
    const {answers, scope} = this.#owner;
    const cards = this.#cards.filter(({localName}) => localName.startsWith('a2b-usage-'));
    const shown = cards.map((card) => ({state: card.state, answers: answers.of(card)}));
    return verdictOf(shown, {...scope.usage.value, timeZone: this.effectiveTimeZone});
  }

  #renderCards(): TemplateResult {
    return html`
      <a2b-wallet class="wallet"></a2b-wallet>
      <a2b-usage-summary class="summary" picker="none"></a2b-usage-summary>
      <a2b-usage-breakdown class="provider" by="provider"></a2b-usage-breakdown>
      <a2b-usage-breakdown class="model" by="model"></a2b-usage-breakdown>
      <a2b-usage-breakdown class="project" by="project"></a2b-usage-breakdown>
      <a2b-sustainability class="wide"></a2b-sustainability>
      ${this.layout === 'compact' ? nothing : this.#renderLists()}
    `;
  }

  #renderLists(): TemplateResult {
    return html`
      <a2b-usage-log class="wide"></a2b-usage-log>
      <a2b-billing-history class="wide" tabindex="-1"></a2b-billing-history>
    `;
  }

  #renderChips(): TemplateResult | typeof nothing {
    return chipRow(this.#chips, this.t, (index) => this.#removeChip(index), () => this.#clear(DIMENSIONS));
  }

  get #chips(): readonly FilterChip[] {
    return filterChips(this.usage.value.filters, (dimension, id) => this.#names.of(dimension, id), this.t);
  }

  /** The focus stays in the row while there is one. */
  #removeChip(index: number): void {
    const chip = this.#chips[index];
    if (chip === undefined) return;
    this.usage.toggle(chip.dimension, chip.id);
    this.#tell([chip.dimension], Math.max(0, index - 1));
  }

  #clear(dimensions: readonly Dimension[]): void {
    const changed = dimensions.filter((dimension) => this.usage.value.filters[dimension].length > 0);
    this.usage.set({filters: NO_FILTERS});
    this.#tell(changed, 0);
  }

  #tell(changed: readonly Dimension[], focused: number): void {
    const {filters} = this.usage.value;
    for (const dimension of changed) this.dispatchEvent(new A2bFilterChangeEvent(dimension, filters));
    void this.updateComplete.then(() => {
      const chips = this.renderRoot.querySelectorAll<HTMLElement>('.chip');
      (chips[focused] ?? this.renderRoot.querySelector<HTMLElement>('.page'))?.focus({preventScroll: true});
    });
  }

  readonly #learn = (): void => {
    if (!pageState.value.signedIn) this.#names.clear();
    for (const card of this.#cards) for (const answer of this.#owner.answers.of(card)) this.#names.learn(answer);
    this.requestUpdate();
  };

  readonly #update = (): void => this.requestUpdate();

  /** The history is on this very page: the wallet's button leads there unless the integrator named another place. */
  readonly #openHistory = (event: Event): void => {
    const history = this.renderRoot.querySelector<HTMLElement>('a2b-billing-history');
    if (history === null || this.settings.billingHistoryUrl) return;
    event.preventDefault();
    history.scrollIntoView({block: 'start'});
    history.focus({preventScroll: true});
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'a2b-dashboard': A2bDashboard;
  }
}
