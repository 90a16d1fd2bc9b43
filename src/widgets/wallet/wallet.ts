import {html, type CSSResultGroup, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {A2bElement} from '../../base/a2b-element.js';
import {addCredits} from '../../base/add-credits.js';
import {card, message, sampleLabel} from '../../base/card.js';
import {cardStyles} from '../../base/card.styles.js';
import {frame} from '../../base/frame.js';
import {warnOfUnsafe} from '../../base/links.js';
import {announceThenNavigate, type Departure} from '../../base/navigate.js';
import {lazy} from '../../base/lazy.js';
import {hasOwnData} from '../../base/own-data.js';
import {Resource} from '../../base/resource.js';
import type {ElementState} from '../../base/states.js';
import {tokens} from '../../base/tokens.js';
import {readBalance, type Balance} from '../../contract/balance.js';
import {addEnglish} from '../../i18n/english.js';
import {wallet} from '../../i18n/en/wallet.js';
import {BalanceWatch} from './balance-watch.js';
import {wantsForecast} from './forecast.view.js';
import type {Pace} from './pace.js';
import type {TopUpPhase} from './top-up-poll.js';
import {TopUpReturn} from './top-up-return.js';
import {amountText, type WalletContext} from './wallet-context.js';
import {A2bOpenHistoryEvent} from './wallet.events.js';
import {walletStyles} from './wallet.styles.js';
import {actions, addButton, calm, figures, notices, reasonOf, skeleton, small, type Actions} from './wallet.templates.js';
import {walletView, type WalletView} from './wallet.view.js';

addEnglish(wallet);

const pace = lazy(() => import('./pace.js'));

const HEIGHT = 200;

/**
 * The balance: how much is left, what it is worth, how long it lasts.
 *
 * @element a2b-wallet
 * @slot heading - Replaces the heading
 * @slot actions - Beside the heading
 * @slot empty - Shown when there is no wallet yet
 * @slot error - Shown when the balance could not be had
 * @slot footer - Below the figures
 * @fires {A2bAddCreditsEvent} a2b-add-credits - The user wants to add credits; cancelable
 * @fires {A2bOpenHistoryEvent} a2b-open-history - The user wants to see the history; cancelable
 * @fires {A2bBalanceChangeEvent} a2b-balance-change - The balance is another one than before
 * @fires {A2bBalanceLowEvent} a2b-balance-low - The balance became low, or is low on the first look
 * @csspart card - The card
 * @csspart heading - The heading
 * @csspart balance - The amount with its unit
 * @csspart value - The estimated value
 * @csspart bar - The health bar
 * @csspart severity - How low the balance is, in words
 * @csspart facts - How long it lasts, refill and grants
 * @csspart notice - Why nothing happened (`notice refused`), or how far a payment is (`notice payment`)
 * @csspart add-credits - The main button
 * @csspart history - The second button
 * @cssstate loading ready stale empty error unauthorized unavailable - What is shown
 */
export class A2bWallet extends A2bElement {
  static override styles: CSSResultGroup = [tokens, cardStyles, walletStyles];

  /** Where *Add credits* leads: the page's own origin, or any https address. */
  @property({attribute: 'add-credits-url'}) addCreditsUrl?: string;
  /** Where *View history* leads: the page's own origin, or any https address. */
  @property({attribute: 'history-url'}) historyUrl?: string;
  /** What the balance is counted in: `tokens`, `credits`, or a word that is shown as it is. Default: as configured, else `tokens`. */
  @property() unit?: string;
  /** A card, a row of a menu, or a chip for a bar. */
  @property({reflect: true}) layout: 'card' | 'inline' | 'badge' = 'card';
  /** The JSON of `/user/balance`; then nothing is requested. */
  @property({attribute: false}) data?: unknown;

  readonly #balance = new Resource(this, {endpoint: 'balance', reader: readBalance, query: () => ({}), data: () => this.data});
  readonly #return = new TopUpReturn(this, {
    tokens: () => (this.#balance.value === null ? null : this.#balance.value?.tokens),
    asks: () => !hasOwnData(this),
  });
  readonly #watch = new BalanceWatch(this, {
    balance: () => this.#balance.value,
    before: () => this.#return.before,
    isVoice: (count) => this.#return.claimVoice(count),
  });
  #pace: Pace | undefined;
  #refused: Actions['refused'] = null;

  get state(): ElementState {
    const {state} = this.#balance;
    return state === 'ready' && this.#balance.value === null ? 'empty' : state;
  }

  override async refresh(): Promise<void> {
    await this.#balance.refresh();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed as never);
    warnOfUnsafe(this.localName, 'the address of "Add credits"', this.#addCreditsUrl);
    warnOfUnsafe(this.localName, 'the address of "View history"', this.#historyUrl);
    const {value} = this.#balance;
    if (value && this.layout === 'card' && this.#isAsking && wantsForecast(value, new Date())) this.#askPace();
  }

  protected override content(): TemplateResult {
    if (this.layout !== 'card') return this.#renderSmall(this.layout);
    const parts = {
      heading: this.t('wallet.heading'),
      height: HEIGHT,
      actions: this.#renderVoice(),
      body: () => this.#renderBalance(this.#view as WalletView),
      skeleton,
      empty: () => this.#renderNoWallet(),
    };
    return card(this, calm(this.#balance, this.state), parts);
  }

  /** What forecasts comes where the server makes none; without it there is no such line. */
  #askPace(): void {
    if (this.#pace !== undefined) return this.#pace.ask();
    const begin = ({Pace: Made}: {Pace: typeof Pace}) => {
      this.#pace ??= new Made(this);
      this.#pace.ask();
    };
    pace.load().then(begin, () => undefined);
  }

  get #isAsking(): boolean {
    return !hasOwnData(this);
  }

  get #addCreditsUrl(): string | undefined {
    return this.addCreditsUrl ?? this.settings.addCreditsUrl;
  }

  get #historyUrl(): string | undefined {
    return this.historyUrl ?? this.settings.billingHistoryUrl;
  }

  get #context(): WalletContext {
    return {...this.viewContext, unit: this.unit ?? this.settings.unit ?? 'tokens'};
  }

  get #view(): WalletView | null {
    const {value} = this.#balance;
    return value ? this.#viewOf(value) : null;
  }

  #viewOf(balance: Balance): WalletView {
    const forecast = this.#isAsking && balance.burnRate === undefined ? (this.#pace?.forecast(balance) ?? null) : null;
    return walletView(balance, {...this.#context, forecast}, this.#watch.shown(balance.tokens));
  }

  #renderBalance(view: WalletView): TemplateResult {
    const {t} = this;
    const buttons = {onAdd: this.#addCredits, onHistory: this.#openHistory};
    const said = {refused: this.#refused, payment: this.#payment, isGiven: !this.#isAsking};
    return html`${figures(view, t)}${actions({...buttons, ...said}, t)}`;
  }

  #renderNoWallet(): TemplateResult {
    const {t} = this;
    const note = notices({refused: this.#refused, payment: this.#payment}, t);
    return message(`${t('wallet.noWallet')}. ${t('wallet.noWalletSentence')}`, html`${addButton(this.#addCredits, t)}${note}`);
  }

  /** How far a payment is. */
  get #payment(): {phase: TopUpPhase; text: string} | null {
    const {phase, before} = this.#return;
    if (phase === 'none') return null;
    const added = (this.#balance.value?.tokens ?? 0n) - (before ?? 0n);
    return {phase, text: this.t(`wallet.topUp.${phase}`, {tokens: amountText(added, this.#context)})};
  }

  /** Stands there from the start, so that what it says later is heard. */
  #renderVoice(): TemplateResult {
    const {spoken} = this.#watch;
    const payment = this.layout === 'card' && this.#return.phase !== 'credited' ? this.#payment : null;
    const change = spoken === undefined ? '' : this.t('wallet.changed', {value: amountText(spoken, this.#context)});
    return html`<span class="visually-hidden" role="status" part="voice">${payment?.text ?? change}</span>`;
  }

  #renderSmall(layout: 'inline' | 'badge'): TemplateResult {
    const {state, heading = this.t('wallet.heading')} = this;
    const reason = reasonOf(state, this.#balance.error, this.t);
    const row = small({layout, label: heading, view: this.#view, reason, isStale: state === 'stale', sample: sampleLabel(this)});
    return frame(this, html`${row}${this.#renderVoice()}`);
  }

  readonly #addCredits = (): void => {
    this.#say(addCredits(this, this.#addCreditsUrl), 'addCredits');
  };

  readonly #openHistory = (): void => {
    this.#say(announceThenNavigate(this, new A2bOpenHistoryEvent(), this.#historyUrl, 'billingHistoryUrl'), 'history');
  };

  #say(departure: Departure, button: 'addCredits' | 'history'): void {
    this.#refused = departure === 'nowhere' ? departure : departure === 'refused' ? button : null;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'a2b-wallet': A2bWallet;
  }
}
