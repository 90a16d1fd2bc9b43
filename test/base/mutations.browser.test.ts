import {expect, fixture, html} from '@open-wc/testing';
import type {A2bElement} from '../../src/base/a2b-element.js';
import {A2bErrorEvent} from '../../src/base/events.js';
import {STATES} from '../../src/base/states.js';
import {loadCharts} from '../../src/chart/load.js';
import {everyday} from '../../src/testing/scenarios.js';
import '../../src/index.js';
import {expectWarning} from '../support/gate.js';
import {reaches} from '../support/states.js';

const CARDS = {
  'a2b-wallet': 'balance', 'a2b-billing-history': 'transactions', 'a2b-usage-summary': 'summary',
  'a2b-usage-breakdown': 'breakdown', 'a2b-usage-log': 'log', 'a2b-sustainability': 'sustainability',
} as const;
type Json = null | boolean | number | string | Json[] | {[key: string]: Json};
type Path = readonly (string | number)[];

/** Every field of a body; of a list, those of its first row. */
function pathsOf(node: Json, path: Path = []): Path[] {
  if (node === null || typeof node !== 'object') return [];
  const entries = Array.isArray(node) ? node.slice(0, 1).map((item, index) => [index, item] as const) : Object.entries(node);
  return entries.flatMap(([key, value]) => [[...path, key], ...pathsOf(value, [...path, key])]);
}

/** A copy with one field given to `change`. */
function changed(body: Json, path: Path, change: (parent: Record<string, Json>, key: string) => void): Json {
  const copy = structuredClone(body);
  const parent = path.slice(0, -1).reduce<Json>((node, key) => (node as Record<string, Json>)[key] as Json, copy);
  change(parent as Record<string, Json>, String(path.at(-1)));
  return copy;
}

const CANARY = 'canary-4711';
const OTHERS: readonly Json[] = [null, CANARY, true, -1, 1e400, {}, [], {[CANARY]: 1}, '-0', ''];
const changes: [name: string, change: (parent: Record<string, Json>, key: string) => void][] = [
  ['removed', (parent, key) => delete parent[key]],
  ['renamed', (parent, key) => {
    parent[`${key}_new`] = parent[key] as Json;
    delete parent[key];
  }],
  ...OTHERS.map((value) => [`turned into ${JSON.stringify(value)}`, (parent: Record<string, Json>, key: string) => void (parent[key] = value)] as [string, () => void]),
];

/** Everything the element says, in text and in what is read out. */
function saidBy(element: Element): string {
  const root = element.shadowRoot as ShadowRoot;
  const spoken = [...root.querySelectorAll('[aria-label], [title], [aria-valuetext]')].flatMap((one) => ['aria-label', 'title', 'aria-valuetext'].map((name) => one.getAttribute(name) ?? ''));
  return [root.querySelector('.frame')?.textContent ?? '', ...spoken].join(' ').replace(/\s+/g, ' ');
}

describe('an answer with one field changed', function mutationTests() {
  this.timeout(60_000);
  before(() => loadCharts());

  for (const [tag, endpoint] of Object.entries(CARDS)) {
    it(`C12: gives <${tag}> a defined state, never a blank card, and no word of the value in messages`, async () => {
      expectWarning(/has a field that was left out/);
      const body = everyday[endpoint] as Json;
      const element = await fixture<A2bElement & {data: unknown}>(html`<div></div>`).then((box) => box.appendChild(document.createElement(tag)) as A2bElement & {data: unknown});
      const events: A2bErrorEvent[] = [];
      element.addEventListener('a2b-error', (event) => events.push(event as unknown as A2bErrorEvent));
      const warned: string[] = [];
      const {warn} = console;
      console.warn = (...parts: unknown[]) => (warned.push(parts.map(String).join(' ')), warn(...parts));
      element.data = body;
      await reaches(element, 'ready');
      let count = 0;
      for (const path of pathsOf(body)) {
        for (const [name, change] of changes) {
          element.data = changed(body, path, change);
          await element.updateComplete;
          await element.updateComplete;
          const what = `${path.join('.')} ${name}`;
          expect(STATES, what).to.include(element.state);
          expect(element.state, what).to.not.equal('loading');
          const said = saidBy(element);
          expect(said.length, what).to.be.greaterThan(20);
          expect(said, `C2 ${what}`).to.not.match(/\bNaN\b|\bundefined\b|\bInfinity\b|\[object|\bnull\b/);
          count += 1;
        }
      }
      console.warn = warn;
      expect(count).to.be.greaterThan(40);
      expect(warned.join('\n')).to.not.include(CANARY);
      expect(events.filter(({kind}) => kind === 'render')).to.deep.equal([]);
      expect(JSON.stringify(events.map((event) => ({...event, kind: event.kind, endpoint: event.endpoint})))).to.not.include(CANARY);
    });
  }
});
