import {ContextConsumer} from '@lit/context';
import {LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {UsageClient} from '../client/client.js';
import {A2bError} from '../client/errors.js';
import type {Range} from '../contract/range.js';
import {knownLocale} from '../format/intl-cache.js';
import type {Table} from '../i18n/en.js';
import {english} from '../i18n/english.js';
import {directionOf, loadLanguage, loadedLanguage} from '../i18n/languages.js';
import {createTranslator, type MessageOverrides, type Translate} from '../i18n/translator.js';
import {clientOf} from '../store/clients.js';
import {pageState} from '../store/page.js';
import {readoptStyles} from './adopted-styles.js';
import {surroundingScheme, watchPage, type ColorScheme} from './color-scheme.js';
import {demoClient} from './demo.js';
import {A2bErrorEvent} from './events.js';
import {nearestLanguage, watchTrees} from './language.js';
import {hasOwnData} from './own-data.js';
import {setUpPage} from './page-setup.js';
import {isPrinting, watchPrinting} from './printing.js';
import {Remembered} from './remembered.js';
import {pageScope, scopeContext, type Scope, type ScopeSettings} from './scope.js';
import {effectiveZone, ownApiBase, ownRange} from './settings.js';
import {mergedMessages} from './merged-messages.js';
import {showStates, type ElementState} from './states.js';
import type {ViewContext} from './view-context.js';

/**
 * What all elements have in common: settings found from own attributes, the nearest provider and the page;
 * language, direction and colour scheme of their surroundings; one `state`.
 *
 * @fires {A2bLoadEvent} a2b-load - Figures arrived and are on screen
 * @fires {A2bErrorEvent} a2b-error - A failure the user can see; carries no figures
 * @fires {A2bAuthRequiredEvent} a2b-auth-required - Nobody is signed in any more; once per page
 */
export abstract class A2bElement extends LitElement {
  /** Base of the API; only the page's own origin or one of `allowedOrigins`. */
  @property({attribute: 'api-base'}) apiBase?: string;
  /** Pins the element to a range: `24h` `7d` `30d` `90d` `mtd` `last-month`, or two dates `2026-11-01..2026-11-15`. */
  @property() range?: string;
  /** IANA zone days are cut in; default: the viewer's. */
  @property({attribute: 'time-zone'}) timeZone?: string;
  /** BCP 47 tag; default: the nearest `lang`. */
  @property() locale?: string;
  /** ISO 4217 code for amounts that come without one. */
  @property() currency?: string;
  /** `auto` follows the page. */
  @property({reflect: true}) theme: 'auto' | 'light' | 'dark' = 'auto';
  /** How tight the content is set. */
  @property({reflect: true}) density: 'comfortable' | 'compact' = 'comfortable';
  /** Replaces the heading. */
  @property() heading?: string;
  /** Seconds between refreshes; 0 = never. */
  @property({type: Number, attribute: 'refresh-interval'}) refreshInterval?: number;
  /** Shows generated figures, labelled as sample data; nothing is requested. Also for all widgets of a provider. */
  @property({type: Boolean, reflect: true}) demo = false;
  /** Something else that answers instead of the API. */
  @property({attribute: false}) client?: UsageClient;
  /** Replacements for single texts. */
  @property({attribute: false}) messages?: MessageOverrides;

  readonly #internals = this.attachInternals();
  readonly #scope = new ContextConsumer(this, {context: scopeContext, subscribe: true, callback: () => this.#rewire()});
  #unsubscribe: (() => void)[] = [];
  #table: Table = english;
  // Found anew at the start of every update, so that a render asks its surroundings once.
  #settings: ScopeSettings | undefined;
  #timeZone: string | undefined;
  #locale: string | undefined;
  readonly #translate = new Remembered<Translate>();
  #scheme: ColorScheme = 'light';
  #failedRender = false;

  /** What the element shows; also as `:state(…)`. */
  abstract get state(): ElementState;

  /** Draws the element; failures are caught and shown inside it. */
  protected abstract content(): TemplateResult | typeof nothing;

  /** Asks for fresh figures; settles when they, or the failure, are on screen. */
  async refresh(): Promise<void> {
    await this.updateComplete;
  }

  /**
   * Settings and shared state of the nearest provider, or of the page.
   * @ignore
   */
  get scope(): Scope {
    return this.#scope.value ?? pageScope;
  }

  /**
   * Settings in force, own ones first.
   * @ignore
   */
  get settings(): ScopeSettings {
    this.#settings ??= this.#resolveSettings();
    return this.#settings;
  }

  /**
   * What answers this element.
   * @ignore
   */
  get effectiveClient(): UsageClient {
    return this.client ?? (this.settings.demo === true ? demoClient() : clientOf(this.settings));
  }

  /**
   * Whether the figures are generated ones.
   * @ignore
   */
  get isSample(): boolean {
    return this.settings.demo === true && this.client === undefined && !hasOwnData(this);
  }

  /**
   * The range in force: the own one, else the shared one.
   * @ignore
   */
  get effectiveRange(): Range {
    const {range} = this.scope.usage.value;
    return ownRange(this.localName, this.range, range) ?? range;
  }

  /**
   * The zone in force.
   * @ignore
   */
  get effectiveTimeZone(): string {
    this.#timeZone ??= effectiveZone(this.localName, this.settings.timeZone);
    return this.#timeZone;
  }

  /**
   * The language in force; numbers and dates are written in it.
   * @ignore
   */
  get effectiveLocale(): string {
    this.#locale ??= knownLocale(this.settings.locale ?? nearestLanguage(this));
    return this.#locale;
  }

  /**
   * The density in force.
   * @ignore
   */
  get effectiveDensity(): 'comfortable' | 'compact' {
    return this.settings.density ?? 'comfortable';
  }

  /**
   * Whether it is light or dark around the element.
   * @ignore
   */
  get scheme(): ColorScheme {
    return this.#scheme;
  }

  /**
   * Whether the theme was chosen for the element, rather than found around it.
   * @ignore
   */
  get isThemeChosen(): boolean {
    return this.settings.theme !== undefined;
  }

  /**
   * Whether the page is being printed: charts give way to tables.
   * @ignore
   */
  get isPrinting(): boolean {
    return isPrinting();
  }

  /**
   * Text of a key in the language in force.
   * @ignore
   */
  get t(): Translate {
    const {effectiveLocale: locale, settings} = this;
    const [table, messages] = [this.#table, settings.messages as MessageOverrides | undefined];
    return this.#translate.get([locale, table, messages], () => createTranslator({locale, table, messages}));
  }

  /**
   * What pure views need to know.
   * @ignore
   */
  get viewContext(): ViewContext {
    const {t, effectiveLocale: locale, effectiveTimeZone: timeZone, settings} = this;
    return {t, locale, timeZone, currency: settings.currency, now: new Date()};
  }

  override connectedCallback(): void {
    setUpPage();
    super.connectedCallback();
    this.#rewire();
    this.#lookAround();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwire();
  }

  /** @ignore */
  adoptedCallback(): void {
    if (this.shadowRoot !== null) readoptStyles(this.shadowRoot, (this.constructor as typeof LitElement).elementStyles);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#settings = this.#timeZone = this.#locale = undefined;
    this.#scheme = this.settings.theme ?? (changed.get('theme') ? surroundingScheme(this) : this.#scheme);
    this.#followLanguage();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    showStates(this.#internals, this.#failedRender ? 'error' : this.state, this.#scheme);
  }

  protected override render(): unknown {
    try {
      const content = this.content();
      this.#failedRender = false;
      return content;
    } catch (cause) {
      return this.#renderFailure(cause);
    }
  }

  #renderFailure(cause: unknown): string {
    if (!this.#failedRender) {
      const error = new A2bError('render', `<${this.localName}> could not be drawn: ${String(cause)}`, {cause});
      console.warn(error.message);
      queueMicrotask(() => this.dispatchEvent(new A2bErrorEvent(error)));
    }
    this.#failedRender = true;
    return this.t('error.render');
  }

  #resolveSettings(): ScopeSettings {
    const inherited = this.scope.settings.value;
    const apiBase = ownApiBase(this.localName, this.apiBase, inherited);
    return {
      ...inherited,
      ...(apiBase !== undefined && {apiBase}),
      ...(this.timeZone && {timeZone: this.timeZone}),
      ...(this.locale && {locale: this.locale}),
      ...(this.currency && {currency: this.currency}),
      ...(this.refreshInterval !== undefined && {refreshInterval: this.refreshInterval}),
      ...(this.theme !== 'auto' && {theme: this.theme}),
      ...(this.density !== 'comfortable' && {density: this.density}),
      ...(this.demo && {demo: true}),
      ...(this.messages && {messages: mergedMessages(inherited.messages, this.messages)}),
    };
  }

  #rewire(): void {
    this.#unwire();
    if (!this.isConnected) return;
    const update = () => this.requestUpdate();
    const {settings, usage} = this.scope;
    this.#unsubscribe = [
      ...[settings, usage, usage.offers, pageState].map((shared) => shared.subscribe(update)),
      watchPage(() => this.#lookAround()),
      watchTrees(this, () => this.#lookAround()),
      watchPrinting(update),
    ];
    update();
  }

  #unwire(): void {
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
  }

  #lookAround(): void {
    if (!this.isConnected) return;
    this.#scheme = this.settings.theme ?? surroundingScheme(this);
    this.requestUpdate();
  }

  #followLanguage(): void {
    const locale = this.effectiveLocale;
    this.#table = loadedLanguage(locale);
    void loadLanguage(locale).then((table) => {
      if (table !== this.#table) this.requestUpdate();
    });
  }

  /**
   * Reading direction of the language in force.
   * @ignore
   */
  get direction(): 'ltr' | 'rtl' {
    return directionOf(this.effectiveLocale);
  }
}
