import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {parse} from 'csv-parse/browser/esm/sync';
import {A2bError} from '../../../src/client/errors.js';
import type {Queries, UsageClient} from '../../../src/client/client.js';
import {readBody} from '../../../src/client/read-body.js';
import {configure} from '../../../src/store/page.js';
import '../../../src/elements/a2b-billing-history.js';
import type {A2bBillingHistory} from '../../../src/widgets/billing-history/billing-history.js';
import {expectWarning} from '../../support/gate.js';
import {HOSTILE_ADDRESSES} from '../../support/hostile-addresses.js';
import {reaches, textOf} from '../../support/states.js';

const row = {id: 't_1', date: '2026-11-03T09:12:00Z', type: 'top_up'};
const full = {
  ...row,
  description: 'Credit purchase',
  tokens: 5000000,
  amount: {amount: '5.00', currency: 'EUR'},
  status: 'succeeded',
  balanceAfter: 5734567,
  receiptUrl: 'https://pay.example/r/1',
};

async function historyOf(items: object[], types?: string): Promise<A2bBillingHistory> {
  const data = {items, nextCursor: null};
  const element = await fixture<A2bBillingHistory>(
    html`<a2b-billing-history lang="en" .types=${types} .data=${data}></a2b-billing-history>`,
  );
  await reaches(element, items.length > 0 ? 'ready' : 'empty');
  return element;
}

/** A client that answers each question by a function of it. */
class ReadyClient implements UsageClient {
  readonly questions: Queries['transactions'][] = [];
  readonly #answer: (query: Queries['transactions']) => object;

  constructor(answer: (query: Queries['transactions']) => object) {
    this.#answer = answer;
  }

  get = async (name: string, query: object): Promise<never> => {
    this.questions.push(query as Queries['transactions']);
    const body = this.#answer(query as Queries['transactions']);
    if (body instanceof A2bError) throw body;
    return readBody('transactions', body, name) as never;
  };
}

async function after(element: A2bBillingHistory, act: () => unknown): Promise<void> {
  const answered = oneEvent(element, 'a2b-load');
  act();
  await answered;
}

const all = (element: A2bBillingHistory, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const one = (element: A2bBillingHistory, selector: string) => all(element, selector)[0] as HTMLElement;
const column = (element: A2bBillingHistory, index: number) =>
  all(element, `tbody > tr > td:nth-child(${index})`).map((cell) => cell.innerText.trim());

function choose(element: A2bBillingHistory, type: string): void {
  const select = one(element, 'select') as HTMLSelectElement;
  select.value = type;
  select.dispatchEvent(new Event('change'));
}

afterEach(() => configure({getToken: undefined, addCreditsUrl: undefined}));

describe('a2b-billing-history over the reference API', () => {
  const real = async (path: string): Promise<{items: {type: string; id: string}[]; total: number}> =>
    (await fetch(`/api/user/transactions?${path}`, {headers: {Authorization: 'Bearer demo'}})).json();

  async function realHistory(pageSize: number): Promise<A2bBillingHistory> {
    configure({getToken: () => 'demo'});
    const element = await fixture<A2bBillingHistory>(
      html`<a2b-billing-history lang="en" page-size=${pageSize}></a2b-billing-history>`,
    );
    await reaches(element, 'ready');
    return element;
  }

  it('turns its pages on and back', async () => {
    const element = await realHistory(2);
    const {total} = await real('limit=2');
    const first = column(element, 1);
    expect(textOf(element, '[part=rows]')).to.equal(`1–2 of ${total}`);
    await after(element, () => one(element, '[part=next]').click());
    expect(textOf(element, '[part=page]')).to.match(/^Page 2/);
    expect(column(element, 1)).not.to.deep.equal(first);
    await after(element, () => one(element, '[part=previous]').click());
    expect(column(element, 1)).to.deep.equal(first);
  });

  it('shows one type when it is chosen, from page one', async () => {
    const element = await realHistory(2);
    const {items} = await real('limit=100');
    const type = items[0]?.type as string;
    await after(element, () => one(element, '[part=next]').click());
    await after(element, () => choose(element, type));
    const {total} = await real(`limit=1&type=${type}`);
    expect(textOf(element, '[part=rows]')).to.match(new RegExp(`^1–\\d of ${total}$`));
    expect(new Set(column(element, 2)).size).to.equal(1);
  });

  it('exports every movement once', async () => {
    const element = await realHistory(2);
    const text = await ((await element.exportCsv()) as Blob).text();
    const records: {id: string}[] = parse(text, {columns: true, record_delimiter: '\r\n'});
    const {items, total} = await real('limit=100');
    expect(records.length).to.equal(total);
    expect(records.slice(0, items.length).map(({id}) => id)).to.deep.equal(items.map(({id}) => id));
  });
});

describe('a2b-billing-history', () => {
  it('shows all eight columns where the server tells all, two where it tells least', async () => {
    const rich = await historyOf([full]);
    const heads = all(rich, 'thead th').map((head) => head.innerText.trim());
    expect(heads).to.deep.equal([
      'Date',
      'Type',
      'Description',
      'Credits',
      'Amount',
      'Status',
      'Balance after',
      'Receipt',
    ]);
    expect(textOf(rich, 'tbody')).to.equal(
      'Nov 3, 2026, 10:12 AM Top-up Credit purchase +5,000,000 €5.00 Succeeded 5,734,567 Receipt',
    );
    const poor = await historyOf([row]);
    expect(textOf(poor, 'tbody')).to.equal('Nov 3, 2026, 10:12 AM Top-up');
  });

  it('asks before a receipt opens, and keeps the page out of its reach', async () => {
    const element = await historyOf([full]);
    const link = one(element, '[part=receipt]') as HTMLAnchorElement;
    expect([link.href, link.target, link.rel]).to.deep.equal([
      'https://pay.example/r/1',
      '_blank',
      'noopener noreferrer',
    ]);
    element.addEventListener('a2b-receipt-open', (event) => event.preventDefault());
    const asking = oneEvent(element, 'a2b-receipt-open');
    const click = new MouseEvent('click', {bubbles: true, cancelable: true});
    link.dispatchEvent(click);
    expect(await asking).to.include({id: 't_1', url: 'https://pay.example/r/1'});
    expect(click.defaultPrevented).to.equal(true);
  });

  it('names a receipt it refuses to link, and tells the page once', async () => {
    const element = await historyOf([full]);
    const told: Event[] = [];
    element.addEventListener('a2b-error', (event) => told.push(event));
    const hostile = ['javascript:alert(1)', '//evil', 'https://host@evil'].map((receiptUrl, index) => ({
      ...row,
      id: `h${index}`,
      receiptUrl,
    }));
    await after(element, () => (element.data = {items: hostile, nextCursor: null}));
    expect(all(element, 'a')).to.deep.equal([]);
    expect(textOf(element, 'tbody')).to.include('Link left out');
    await element.refresh();
    expect(told.length).to.equal(1);
  });

  it('asks for the types it shows, and for the chosen one only', async () => {
    const client = new ReadyClient(({type}) => ({
      items: (type ?? []).map((each) => ({...row, id: each, type: each})),
      nextCursor: null,
    }));
    const element = await fixture<A2bBillingHistory>(
      html`<a2b-billing-history lang="en" types="refund,grant" .client=${client}></a2b-billing-history>`,
    );
    await reaches(element, 'ready');
    expect(column(element, 2)).to.deep.equal(['Refund', 'Bonus']);
    await after(element, () => choose(element, 'grant'));
    expect(column(element, 2)).to.deep.equal(['Bonus']);
    expect(client.questions.map(({type}) => type)).to.deep.equal([['refund', 'grant'], ['grant']]);
  });

  it('is not empty while pages follow one that holds nothing of the type', async () => {
    const pages = new Map([
      [undefined, {items: [{...row, type: 'usage'}], nextCursor: 'two'}],
      ['two', {items: [{...row, id: 't_2', type: 'refund'}], nextCursor: null}],
    ]);
    const client = new ReadyClient(({cursor}) => pages.get(cursor) as object);
    const element = await fixture<A2bBillingHistory>(
      html`<a2b-billing-history lang="en" types="refund" .client=${client}></a2b-billing-history>`,
    );
    await reaches(element, 'ready');
    expect(textOf(element)).to.include('Nothing to show on this page.').and.not.include('yet');
    await after(element, () => one(element, '[part=next]').click());
    expect(column(element, 2)).to.deep.equal(['Refund']);
  });

  it('filters rows that were handed over, and says when none is left', async () => {
    const element = await historyOf([full, {...row, id: 't_2', type: 'refund'}]);
    choose(element, 'refund');
    await element.updateComplete;
    expect(column(element, 2)).to.deep.equal(['Refund']);
    expect(textOf(element, '[part=rows]')).to.equal('1–1 of 1');
    choose(element, 'expiry');
    await reaches(element, 'empty');
    expect(textOf(element)).to.include('Nothing of this type.');
    choose(element, '');
    await reaches(element, 'ready');
  });

  it('offers credits when there is nothing yet, and asks the page first', async () => {
    const element = await historyOf([]);
    expect(textOf(element)).to.include('No payments or credits yet.');
    configure({addCreditsUrl: 'https://pay.example/checkout'});
    element.addEventListener('a2b-add-credits', (event) => event.preventDefault());
    const asked = oneEvent(element, 'a2b-add-credits');
    one(element, '[part=add-credits]').click();
    expect(((await asked) as Event).cancelable).to.equal(true);
  });

  for (const [kind, addresses] of HOSTILE_ADDRESSES) {
    it(`B6: leads nowhere with ${kind}, says why, and tells it once a try`, async () => {
      expectWarning(/is not an address to lead to/);
      for (const [index, address] of addresses.entries()) {
        configure({addCreditsUrl: address});
        const element = await historyOf([]);
        const told: Event[] = [];
        element.addEventListener('a2b-error', (event) => told.push(event));
        one(element, '[part=add-credits]').click();
        await element.updateComplete;
        expect(textOf(element, '[part~=refused]')).to.match(/^Credits cannot be added from here/);
        expect(told.length).to.equal(1);
        await after(element, () => (element.data = {items: [{...row, id: `h${index}`, receiptUrl: address}], nextCursor: null}));
        expect(all(element, 'a')).to.deep.equal([]);
        expect(textOf(element, 'tbody')).to.include('Link left out');
        expect(told.length).to.equal(2);
        element.remove();
      }
    });
  }

  it('keeps the last rows when a refresh fails, and says when the server has no history', async () => {
    let answer: object = {items: [full], nextCursor: null};
    const client = new ReadyClient(() => answer);
    const element = await fixture<A2bBillingHistory>(
      html`<a2b-billing-history lang="en" .client=${client}></a2b-billing-history>`,
    );
    await reaches(element, 'ready');
    answer = new A2bError('server', 'broken');
    await element.refresh();
    expect(element.state).to.equal('stale');
    expect(column(element, 2)).to.deep.equal(['Top-up']);
    const without = new ReadyClient(() => new A2bError('not-available', 'no'));
    const other = await fixture<A2bBillingHistory>(
      html`<a2b-billing-history lang="en" .client=${without}></a2b-billing-history>`,
    );
    await reaches(other, 'unavailable');
  });

  it('shows hostile texts literally and makes nothing of them', async () => {
    const evil = '<img src=x onerror="window.hacked=1">';
    const element = await historyOf([{...full, description: evil}]);
    expect(column(element, 3)).to.deep.equal([evil]);
    expect(element.shadowRoot?.querySelector('img')).to.equal(null);
  });

  it('is accessible, light and dark', async () => {
    const statuses = ['pending', 'succeeded', 'failed', 'refunded'];
    const element = await historyOf(statuses.map((status) => ({...full, id: status, status})));
    await expect(element).to.be.accessible();
    element.theme = 'dark';
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });
});

describe('a2b-billing-history in 320 px', () => {
  beforeEach(() => setViewport({width: 320, height: 256}));
  afterEach(() => setViewport({width: 800, height: 600}));

  it('turns rows into cards that fit', async () => {
    const element = await historyOf([{...full, description: 'x'.repeat(500)}]);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    for (const cell of all(element, 'tbody td'))
      expect(cell.getBoundingClientRect().right).to.be.at.most(320);
    await expect(element).to.be.accessible();
  });
});
