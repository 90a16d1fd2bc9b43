import {html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {A2bElement} from '../../base/a2b-element.js';
import {card, message} from '../../base/card.js';
import {cardStyles} from '../../base/card.styles.js';
import {downloadBlob} from '../../base/download.js';
import {A2bExportEvent} from '../../base/events.js';
import {frame} from '../../base/frame.js';
import {hasOwnData} from '../../base/own-data.js';
import {Resource} from '../../base/resource.js';
import type {ElementState} from '../../base/states.js';
import {tableStyles} from '../../base/table.styles.js';
import {switchStyles} from '../../base/switch.styles.js';
import {tokens} from '../../base/tokens.js';
import {tooltipStyles} from '../../base/tooltip.styles.js';
import {chartStyles} from '../../chart/chart.styles.js';
import {dataTableStyles} from '../../chart/data-table.styles.js';
import {warnOnce} from '../../client/warn.js';
import type {SustainabilityMetrics} from '../../contract/sustainability-model.js';
import {sustainabilityAnswer} from '../../contract/sustainability.js';
import {csvBlob} from '../../format/csv.js';
import {addEnglish} from '../../i18n/english.js';
import {sustainability} from '../../i18n/en/sustainability.js';
import {shared} from '../../i18n/en/shared.js';
import {how} from './method.templates.js';
import {restorationCard} from './restoration.templates.js';
import {restorationView} from './restoration.view.js';
import {A2bMethodologyOpenEvent} from './sustainability.events.js';
import {footprintJson, footprintRecords} from './sustainability.files.js';
import {methodView, type MethodView} from './sustainability.method.js';
import {modelsView, type ModelsView} from './sustainability.models.js';
import {BandPicture} from './sustainability.picture.js';
import {sustainabilityStyles} from './sustainability.styles.js';
import {facts, impactSwitch, intervals, scale, scrolledTable, sentences, skeleton, tableToggle} from './sustainability.templates.js';
import {bandView, trendImpacts, type BandView, type TrendImpact} from './sustainability.trend.js';
import {footprintView, IMPACTS, impactsOf, isEmpty, type FootprintContext, type FootprintView} from './sustainability.view.js';

addEnglish(sustainability, shared);

const HEIGHT = 240;
const CALM_HEIGHT = 120;

interface Shown {
  readonly key: readonly unknown[];
  readonly footprint: FootprintView;
  readonly offered: readonly TrendImpact[];
  readonly course: BandView | null;
  readonly models: ModelsView | null;
  readonly method: MethodView;
}

/**
 * The estimated footprint of the AI use of a period, always with its range, its method and what it leaves out; and,
 * in a card of its own, contributions to restoration as far as there is evidence for them. The two are never set
 * against each other. Servers without such data get a calm sentence.
 *
 * @element a2b-sustainability
 * @slot heading - Replaces the heading
 * @slot actions - Beside the heading
 * @slot empty - Shown when nothing was used
 * @slot error - Shown when the figures could not be had
 * @slot footer - Below the figures
 * @fires {A2bExportEvent} a2b-export - A file is about to be made; cancelable
 * @fires {A2bMethodologyOpenEvent} a2b-methodology-open - The user wants to read the methodology; cancelable
 * @csspart card - The card of the footprint
 * @csspart heading - The heading
 * @csspart message - The place-holder's sentence
 * @csspart period - The days the figures are of
 * @csspart totals - Headline, range, method and the other impacts
 * @csspart headline - The headline figure
 * @csspart estimated-range - The range of the headline figure
 * @csspart method - Method, version and year of the data
 * @csspart coverage - How much of the usage is covered
 * @csspart note - What has to be said of the figures
 * @csspart scale - Everyday amounts
 * @csspart impact-switch - What the course over time shows
 * @csspart chart - The course over time
 * @csspart models-chart - Intervals by model
 * @csspart table - The same as tables
 * @csspart table-toggle - Between picture and table
 * @csspart tooltip - What is said of a point of the course
 * @csspart how - How this is estimated
 * @csspart factors - The factors
 * @csspart restoration - The card of the contributions
 * @csspart stages - The stages of contributions
 * @csspart contributions - The table of contributions
 * @cssstate loading ready stale empty error unauthorized unavailable - What is shown
 */
export class A2bSustainability extends A2bElement {
  static override styles: CSSResultGroup = [
    tokens, cardStyles, chartStyles, dataTableStyles, tableStyles, tooltipStyles, switchStyles,
    sustainabilityStyles,
  ];

  /** Which impacts are shown, comma separated: `co2e` `energy` `water`. Default: all. */
  @property() impacts?: string;
  /** Where the methodology is to be read: the page's own origin, or any https address. Default: the server's. */
  @property({attribute: 'methodology-url'}) methodologyUrl?: string;
  /** The JSON of `/sustainability/metrics`; then nothing is requested. */
  @property({attribute: false}) data?: unknown;

  readonly #metrics = new Resource(this, {
    endpoint: 'sustainability',
    reader: sustainabilityAnswer,
    query: () => ({range: this.effectiveRange, tz: this.effectiveTimeZone}),
    data: () => this.data,
    optional: true,
  });
  readonly #picture = new BandPicture(this, () => this.#figures?.course ?? null);
  #shown: Shown | undefined;
  #impact: TrendImpact = 'co2e';
  #isTrendTable = false;
  #isModelTable = false;

  get state(): ElementState {
    const {state, value} = this.#metrics;
    return state === 'ready' && value && isEmpty(value) ? 'empty' : state;
  }

  override async refresh(): Promise<void> {
    await this.#metrics.refresh();
  }

  /** The footprint as a CSV file; null before there are figures, and when `a2b-export` was cancelled. */
  async exportCsv(): Promise<Blob | null> {
    const {value} = this.#metrics;
    if (!value || !this.dispatchEvent(new A2bExportEvent('csv'))) return null;
    return csvBlob(footprintRecords(value));
  }

  /** The footprint as a JSON file; null before there are figures, and when `a2b-export` was cancelled. */
  async exportJson(): Promise<Blob | null> {
    const {value} = this.#metrics;
    if (!value || !this.dispatchEvent(new A2bExportEvent('json'))) return null;
    return new Blob([footprintJson(value)], {type: 'application/json'});
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('impacts')) return;
    for (const word of impactsOf(this.impacts).unknown) {
      warnOnce(`<${this.localName}>: "${word}" is not an impact. Use ${IMPACTS.join(', ')}; leaving it out.`);
    }
  }

  protected override content(): TemplateResult {
    const {t} = this;
    const isCalm = this.state === 'unavailable' || this.state === 'empty';
    const footprint = card(this, this.#metrics, {
      heading: t('sustainability.heading'),
      height: isCalm ? CALM_HEIGHT : HEIGHT,
      body: () => this.#renderFigures(),
      skeleton,
      empty: () => message(t('sustainability.empty')),
      unavailable: () => message(t('sustainability.unavailable')),
    });
    return html`${footprint}${this.#renderRestoration()}`;
  }

  get #context(): FootprintContext {
    const {provider, project, model} = this.scope.usage.value.filters;
    const isFiltered = !hasOwnData(this) && [provider, project, model].some((names) => names.length > 0);
    return {...this.viewContext, impacts: impactsOf(this.impacts).impacts, isFiltered};
  }

  /** Everything drawn is of one answer. */
  get #figures(): Shown | null {
    const {value} = this.#metrics;
    if (!value) return null;
    const {t, effectiveLocale, effectiveTimeZone, impacts, methodologyUrl} = this;
    const {filters} = this.scope.usage.value;
    const key = [value, this.#impact, t, effectiveLocale, effectiveTimeZone, impacts, methodologyUrl, filters];
    if (this.#shown && key.every((part, index) => part === this.#shown?.key[index])) return this.#shown;
    return (this.#shown = this.#make(key, value));
  }

  #make(key: readonly unknown[], value: SustainabilityMetrics): Shown {
    const context = this.#context;
    const offered = trendImpacts(value, context);
    const impact = offered.includes(this.#impact) ? this.#impact : offered[0];
    this.#picture.leave();
    return {
      key,
      offered,
      footprint: footprintView(value, context),
      course: impact === undefined ? null : bandView(value, impact, context),
      models: modelsView(value, context),
      method: methodView(value, context, this.methodologyUrl),
    };
  }

  #renderFigures(): TemplateResult | typeof nothing {
    const {t} = this;
    const figures = this.#figures;
    if (figures === null) return nothing;
    const {footprint, course, models, method} = figures;
    const actions = {openMethodology: this.#openMethodology, downloadJson: this.#downloadJson, downloadCsv: this.#downloadCsv};
    return html`
      <div class="grid">
        ${facts(t, footprint)}
        ${course === null ? nothing : this.#renderCourse(course, figures.offered)}
        ${scale(t, footprint)}
        ${models === null ? nothing : this.#renderModels(models)}
      </div>
      ${how(t, method, actions)}
    `;
  }

  #renderCourse(course: BandView, offered: readonly TrendImpact[]): TemplateResult {
    const {t} = this;
    const isTable = this.#isTrendTable || this.#picture.hasFailed || this.isPrinting;
    return html`<section class="trend" part="trend" aria-label=${course.heading}>
      <div class="part-head">
        <h3>${course.heading}</h3>
        ${impactSwitch(t, offered, course.impact, (impact) => this.#choose(impact))}
        ${tableToggle(t, course.heading, isTable, this.#toggleTrend)}
      </div>
      ${isTable ? scrolledTable(course.table) : this.#picture.render(course)}
      ${sentences(course)}
    </section>`;
  }

  #renderModels(models: ModelsView): TemplateResult {
    const isTable = this.#isModelTable || this.isPrinting;
    return html`<section class="models" part="models" aria-label=${models.heading}>
      <div class="part-head"><h3>${models.heading}</h3>${tableToggle(this.t, models.heading, isTable, this.#toggleModels)}</div>
      ${isTable ? scrolledTable(models.table) : intervals(models)}
      ${sentences(models)}
    </section>`;
  }

  /** A frame of its own: no node holds figures of both cards. */
  #renderRestoration(): TemplateResult | typeof nothing {
    const restoration = this.#metrics.value?.restoration;
    if (!restoration || !['ready', 'stale', 'empty'].includes(this.state)) return nothing;
    return frame(this, restorationCard(this, restorationView(restoration, this.viewContext)));
  }

  #choose(impact: TrendImpact): void {
    this.#impact = impact;
    this.requestUpdate();
  }

  readonly #toggleTrend = (): void => {
    const {hasFailed} = this.#picture;
    this.#isTrendTable = !this.#isTrendTable && !hasFailed;
    if (hasFailed) this.#picture.retry();
    this.#picture.leave();
    this.requestUpdate();
  };

  readonly #toggleModels = (): void => {
    this.#isModelTable = !this.#isModelTable;
    this.requestUpdate();
  };

  readonly #openMethodology = (event: Event, href: string): void => {
    if (!this.dispatchEvent(new A2bMethodologyOpenEvent(href))) event.preventDefault();
  };

  readonly #downloadJson = async (): Promise<void> => this.#save(await this.exportJson(), 'json');

  readonly #downloadCsv = async (): Promise<void> => this.#save(await this.exportCsv(), 'csv');

  #save(blob: Blob | null, ending: string): void {
    if (blob === null) return;
    const range = this.#metrics.query?.range;
    downloadBlob(blob, range === undefined ? `footprint.${ending}` : `footprint-${range}.${ending}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'a2b-sustainability': A2bSustainability;
  }
}
