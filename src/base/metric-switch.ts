import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {SHARED_METRICS, type SharedMetric, type UsageStore} from '../store/usage-store.js';
import type {A2bElement} from './a2b-element.js';
import {A2bMetricChangeEvent} from './events.js';

/** Those that offer it before any other element does. */
const leaders = new WeakSet<object>();

/**
 * The choice of what all widgets of a scope measure. One element offers it: the first that can, but a leading one (the
 * summary) before all others. Needs `switchStyles`.
 */
export class MetricSwitch implements ReactiveController {
  readonly #host: A2bElement;
  readonly #offered: () => readonly SharedMetric[] | null;
  #usage: UsageStore | undefined;

  /**
   * `offered`: the measures there are figures for; fewer than two are no choice, null is not known yet. Who `leads` keeps
   * the choice to itself until then.
   */
  constructor(host: A2bElement, offered: () => readonly SharedMetric[] | null, {leads = false} = {}) {
    this.#host = host;
    this.#offered = offered;
    if (leads) leaders.add(host);
    host.addController(this);
  }

  /** Whether nobody else offers the choice. */
  get isFree(): boolean {
    const {metricSwitch} = this.#host.scope.usage.offers.value;
    return metricSwitch === null || metricSwitch === this.#host;
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const {usage} = this.#host.scope;
    if (this.#usage !== usage) this.#leave();
    this.#usage = usage;
    const {metricSwitch} = usage.offers.value;
    const offered = this.#offered();
    const isLeader = leaders.has(this.#host);
    const isWanted = offered === null ? isLeader : offered.length > 1;
    const isOpen = metricSwitch === null || (isLeader && !leaders.has(metricSwitch));
    if (isWanted && isOpen) usage.offers.set({metricSwitch: this.#host});
    if (!isWanted) this.#leave();
  }

  hostDisconnected(): void {
    this.#leave();
  }

  /** The buttons; nothing where another element has them, or there is no choice. */
  render(current: SharedMetric): TemplateResult | typeof nothing {
    const offered = this.#offered() ?? [];
    if (!this.isFree || offered.length < 2) return nothing;
    const {t} = this.#host;
    const shown = SHARED_METRICS.filter((metric) => offered.includes(metric));
    return html`<div class="switch" part="metric-switch" role="group" aria-label=${t('metric.label')}>
      ${shown.map((metric) => html`<button type="button" aria-pressed=${metric === current} @click=${() => this.#choose(metric)}>
        ${t(`metric.${metric}`)}
      </button>`)}
    </div>`;
  }

  #choose(metric: SharedMetric): void {
    const {usage} = this.#host.scope;
    if (metric === usage.value.metric) return;
    usage.set({metric});
    this.#host.dispatchEvent(new A2bMetricChangeEvent(metric));
  }

  #leave(): void {
    const offers = this.#usage?.offers;
    if (offers?.value.metricSwitch === this.#host) offers.set({metricSwitch: null});
  }
}
