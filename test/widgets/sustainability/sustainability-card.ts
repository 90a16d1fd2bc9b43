import {fixture, html} from '@open-wc/testing';
import {loadCharts} from '../../../src/chart/load.js';
import '../../../src/elements/a2b-sustainability.js';
import {footprint} from '../../../src/testing/footprint.js';
import type {A2bSustainability} from '../../../src/widgets/sustainability/sustainability.js';
import {reaches, textOf} from '../../support/states.js';
import {waitUntil} from '../../support/wait.js';

/** What a test sets on the element. */
export type Properties = Partial<Pick<A2bSustainability, 'data' | 'client' | 'impacts' | 'methodologyUrl' | 'lang' | 'theme' | 'messages' | 'range' | 'timeZone'>>;

/** The first part of the shadow root that fits; fails where there is none. */
export function find<T extends HTMLElement = HTMLElement>(element: Element, selector: string): T {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

/** All parts of the shadow root that fit. */
export const all = (element: Element, selector: string) => [...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
/** Whether any part fits. */
export const has = (element: Element, selector: string) => all(element, selector).length > 0;
/** Text without the spaces that only keep lines together. */
export const plain = (text: string) => text.replaceAll(/[\u00a0\u2009\u202f]/g, ' ');
/** What a part says, in one line. */
export const told = (element: Element, selector = '[part=card]') => plain(textOf(element, selector));

/** The element in a box of `width` px. */
export async function card(properties: Properties, width = 900): Promise<A2bSustainability> {
  const element = Object.assign(document.createElement('a2b-sustainability'), {lang: 'en', ...properties});
  await fixture(html`<div .style=${`width: ${width}px`}>${element}</div>`);
  return element;
}

/** The element with an everyday answer, changed. */
export async function filled(changes: object = {}, properties: Properties = {}, width?: number): Promise<A2bSustainability> {
  const element = await card({data: {...footprint, ...changes}, ...properties}, width);
  await reaches(element, 'ready');
  return element;
}

/** Settles when the course is on screen. */
export async function drawn(element: A2bSustainability): Promise<void> {
  await waitUntil(() => has(element, '.chart canvas'), 'the course is drawn', {timeout: 8_000});
}

/** For `before()`: the first chart of a page brings hundreds of modules, which takes a while on a busy machine. */
export async function chartsArrived(this: Mocha.Context): Promise<void> {
  this.timeout(60_000);
  await loadCharts();
}
