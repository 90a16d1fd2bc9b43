import {ContextRoot, createContext} from '@lit/context';
import type {A2bConfig} from '../client/config.js';
import type {Observable} from '../store/observable.js';
import {pageSettings, pageUsage} from '../store/page.js';
import type {UsageStore} from '../store/usage-store.js';
import type {AnswerBook} from './scope-answers.js';

/** Settings as they reach a widget: the page's, and what a provider says of the look. */
export interface ScopeSettings extends A2bConfig {
  /** Fixed scheme; missing = follow the page. */
  theme?: 'light' | 'dark' | undefined;
  /** Generated figures instead of the API's. */
  demo?: boolean | undefined;
  /** How tight the content is set. */
  density?: 'comfortable' | 'compact' | undefined;
}

/** What a provider hands to the widgets below it: settings, and what they share. */
export interface Scope {
  readonly settings: Observable<ScopeSettings>;
  readonly usage: UsageStore;
  /** What they show, for its owner; missing where nobody looks, and in scopes of other copies of the package. */
  readonly answers?: AnswerBook;
  /** Whether its owner shows the filters in force, so that nobody below needs to. */
  readonly showsFilters?: boolean;
}

/** Key of the Community Context Protocol; the same for every copy of the package on a page. */
export const scopeContext = createContext<Scope>(Symbol.for('@aim2balance/widgets/scope'));

/** The scope of widgets without a provider. */
export const pageScope: Scope = {settings: pageSettings, usage: pageUsage};

let root: ContextRoot | undefined;

/** Lets a provider that is upgraded after its widgets still reach them. */
export function rememberLateProviders(): void {
  if (root !== undefined) return;
  root = new ContextRoot();
  root.attach(document.documentElement);
}
