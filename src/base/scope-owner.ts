import {ContextProvider} from '@lit/context';
import type {ReactiveController} from 'lit';
import {Observable} from '../store/observable.js';
import {pageUsage} from '../store/page.js';
import {UsageStore} from '../store/usage-store.js';
import type {A2bElement} from './a2b-element.js';
import {ownRange} from './settings.js';
import {AnswerBook} from './scope-answers.js';
import {scopeContext, type Scope, type ScopeSettings} from './scope.js';

/** Makes an element a provider: widgets below it take its settings and share range, filters and metric among them. */
export class ScopeOwner implements ReactiveController {
  /** What the widgets below show. */
  readonly answers = new AnswerBook();
  /** What the widgets below see. */
  readonly scope: Scope;
  readonly #host: A2bElement;
  readonly #provider: ContextProvider<typeof scopeContext>;
  #lastRange: string | undefined;

  /** `showsFilters`: the host says which filters are in force. */
  constructor(host: A2bElement, {showsFilters = false} = {}) {
    this.#host = host;
    this.scope = {
      settings: new Observable<ScopeSettings>({}),
      usage: new UsageStore({...pageUsage.value}),
      answers: this.answers,
      showsFilters,
    };
    this.#provider = new ContextProvider(host, {context: scopeContext, initialValue: this.scope});
    host.addController(this);
  }

  hostConnected(): void {
    this.#provider.setValue(this.scope);
  }

  /** Own attributes win over what the page was configured with; the `range` attribute is where the user starts. */
  hostUpdate(): void {
    const {settings, range} = this.#host;
    if (!hasSameEntries(this.scope.settings.value, settings)) this.scope.settings.replace(settings);
    if (range === this.#lastRange) return;
    this.#lastRange = range;
    const own = ownRange(this.#host.localName, range, this.scope.usage.value.range);
    if (own !== null) this.scope.usage.set({range: own});
  }
}

function hasSameEntries(a: object, b: object): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof typeof a>;
  return [...keys].every((key) => Object.is(a[key], b[key]));
}

