import {expect, fixture, html} from '@open-wc/testing';
import type {A2bElement} from '../../src/base/a2b-element.js';
import {configure, logout, refresh} from '../../src/store/page.js';
import {everyday} from '../../src/testing/scenarios.js';
import '../../src/index.js';
import {orderFaults} from '../support/fault-page.js';
import type {Script} from '../support/fault-server.js';
import {expectWarning} from '../support/gate.js';
import {waitUntil} from '../support/wait.js';

const CANARY = 'canary-token-4711';
const TAGS = ['a2b-wallet', 'a2b-billing-history', 'a2b-usage-log', 'a2b-sustainability', 'a2b-dashboard'];
const EVENTS = ['a2b-load', 'a2b-error', 'a2b-auth-required', 'a2b-balance-change', 'a2b-balance-low', 'a2b-range-change', 'a2b-filter-change', 'a2b-export'];

const good: Script = {
  '/user/balance': [{kind: 'json', body: everyday.balance}], '/user/transactions': [{kind: 'json', body: everyday.transactions}],
  '/usage/summary': [{kind: 'json', body: everyday.summary}], '/usage/breakdown': [{kind: 'json', body: everyday.breakdown}],
  '/usage/log': [{kind: 'json', body: everyday.log}], '/sustainability/metrics': [{kind: 'json', body: everyday.sustainability}],
};
const scenarios: [name: string, script: Script][] = [
  ['everything is well', good],
  ['the server fails', {'*': [{kind: 'json', status: 500, body: {error: `Bearer ${CANARY}`}}]}],
  ['the token is refused', {'*': [{kind: 'json', status: 401, body: {error: CANARY}}]}],
  ['the answer has another shape', {'*': [{kind: 'json', body: {tokens: CANARY, items: CANARY, totals: CANARY}}]}],
  ['the answer is no JSON', {'*': [{kind: 'raw', headers: {'Content-Type': 'application/json'}, text: CANARY}]}],
  ['HTML comes instead', {'*': [{kind: 'raw', headers: {'Content-Type': 'text/html'}, text: CANARY}]}],
  ['a redirect leads elsewhere', {'*': [{kind: 'redirect', to: `http://127.0.0.1:9/?${CANARY}`}]}],
];

/** Everything below a node, shadow roots too, as markup. */
function markupOf(root: ParentNode): string {
  const own = root instanceof Element ? root.outerHTML : '';
  return [own, ...[...root.querySelectorAll('*')].flatMap(({shadowRoot}) => (shadowRoot ? [shadowRoot.innerHTML, markupOf(shadowRoot)] : []))].join('\n');
}

function textOfEvent(event: Event): string {
  const fields = Object.getOwnPropertyNames(event).map((name) => String(Reflect.get(event, name)));
  return [event.type, ...fields, JSON.stringify(event)].join(' ');
}

describe('the token', function tokenTests() {
  this.timeout(30_000);
  const {random} = Math;
  before(() => void (Math.random = () => 0));
  after(() => {
    Math.random = random;
    configure({apiBase: '/api', getToken: undefined});
  });

  for (const [name, script] of scenarios) {
    it(`B8: is in the header of its requests and nowhere else when ${name}`, async () => {
      expectWarning(/./);
      const said: string[] = [];
      const note = (event: Event) => said.push(textOfEvent(event));
      EVENTS.forEach((type) => window.addEventListener(type, note));
      const {warn} = console;
      console.warn = (...parts: unknown[]) => void said.push(parts.map(String).join(' '));
      const faults = await orderFaults(script);
      configure({apiBase: faults.apiBase, getToken: () => CANARY});
      const box = await fixture<HTMLElement>(html`<div></div>`);
      const elements = TAGS.map((tag) => box.appendChild(document.createElement(tag) as A2bElement));
      await waitUntil(() => elements.slice(0, 4).every(({state}) => state !== 'loading'), 'every card says something', {timeout: 15_000});
      await Promise.all(elements.map((element) => element.refresh()));
      said.push(markupOf(document.documentElement), JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage}), document.cookie, location.href, JSON.stringify(history.state));
      logout();
      refresh();
      await elements[0]?.updateComplete;
      said.push(markupOf(box));
      box.remove();
      logout();
      console.warn = warn;
      EVENTS.forEach((type) => window.removeEventListener(type, note));
      expect(said.filter((text) => text.includes(CANARY)).map((text) => text.slice(0, 300))).to.deep.equal([]);
      const log = await faults.log();
      expect(log.length).to.be.greaterThan(4);
      for (const {path, query, headers} of log) {
        expect(`${path}?${query}`).to.not.include(CANARY);
        expect(Object.entries(headers).filter(([, value]) => String(value).includes(CANARY)).map(([header]) => header)).to.deep.equal(['authorization']);
      }
      expect(performance.getEntriesByType('resource').filter(({name: address}) => address.includes(CANARY) && !address.includes('127.0.0.1:9'))).to.deep.equal([]);
    });
  }
});
