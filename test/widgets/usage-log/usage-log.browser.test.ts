import {expect, oneEvent} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {parse} from 'csv-parse/browser/esm/sync';
import {textOf} from '../../support/states.js';
import {all, charge, charges, column, euros, logOf, one, price} from './log-page.js';
import {waitUntil} from '../../support/wait.js';

describe('a2b-usage-log', () => {
  it('opens and closes the details of a row with Enter, and by a press on the row', async () => {
    const element = await logOf([charge(0, {cost: euros('0.0025'), price}), charge(1)]);
    const toggle = one(element, '.toggle');
    toggle.focus();
    await sendKeys({press: 'Enter'});
    await element.updateComplete;
    expect(toggle.getAttribute('aria-expanded')).to.equal('true');
    await waitUntil(() => all(element, '.detail').length > 0, 'the explanation is here');
    expect(textOf(element, '.detail')).to.include('100 × €10.00 per million tokens €0.001');
    await sendKeys({press: 'Enter'});
    await element.updateComplete;
    expect(all(element, '.detail')).to.deep.equal([]);
    all(element, '.row > td:last-child')[1]?.click();
    await element.updateComplete;
    expect(textOf(element, '.detail')).to.include('No price was recorded');
  });

  it('asks before it opens a row, and stays closed when the page says so', async () => {
    const element = await logOf(charges(2));
    element.addEventListener('a2b-row-select', (event) => event.preventDefault());
    const asking = oneEvent(element, 'a2b-row-select');
    one(element, '.row').click();
    expect(((await asking) as unknown as Event & {row: {id: string}}).row.id).to.equal('u_0');
    await element.updateComplete;
    expect(all(element, '.detail')).to.deep.equal([]);
  });

  it('never shows a cost as nothing: a missing price is a word, a tiny one all its digits', async () => {
    const element = await logOf([charge(0, {cost: null}), charge(1, {cost: euros('0.000004')}), charge(2)]);
    expect(column(element, 7)).to.deep.equal(['Unpriced', '€0.000004', '€0.002000']);
    expect(textOf(element, 'tfoot')).to.match(/≥ €0\.002004$/);
    expect(textOf(element)).not.to.include('0.00 ');
  });

  it('works on a bare array: sorts, searches and turns pages in place', async () => {
    const element = await logOf(charges(60));
    expect(textOf(element, '[part=rows]')).to.equal('1–25 of 60');
    one(element, '[part=next]').click();
    await element.updateComplete;
    expect(textOf(element, '[part=rows]')).to.equal('26–50 of 60');
    all(element, 'thead button')[3]?.click();
    await element.updateComplete;
    expect(column(element, 4).slice(0, 2)).to.deep.equal(['159', '158']);
    expect(textOf(element, '[part=rows]')).to.equal('1–25 of 60');
    const input = one(element, 'input') as HTMLInputElement;
    input.value = 'MODEL-59';
    input.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(column(element, 3)).to.deep.equal(['model-59']);
  });

  it('offers optional columns in a menu; what is picked stays until the page gives others', async () => {
    const element = await logOf([charge(0, {co2e: {min: 0.001, central: 0.002, max: 0.004, unit: 'kgCO2e'}})]);
    const button = one(element, '[part=columns]');
    const heads = () => all(element, 'thead th').map((head) => head.innerText.trim());
    const box = (name: string) => one(element, `#columns input[name=${name}]`);
    button.focus();
    await sendKeys({press: 'Enter'});
    await element.updateComplete;
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    expect(element.shadowRoot?.activeElement).to.equal(box('provider'));
    await expect(element).to.be.accessible();
    await sendKeys({press: 'Space'});
    box('co2e').click();
    await element.updateComplete;
    const names = ['Date', 'Project/Agent', 'Provider', 'Model', 'Input', 'Output', 'Total tokens', 'Cost', 'CO₂e'];
    expect(heads()).to.deep.equal(names);
    expect(column(element, 9)).to.deep.equal(['≈\u00a02.0\u00a0g']);
    await sendKeys({press: 'Escape'});
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement).to.equal(button);
    element.data = charges(3);
    await element.updateComplete;
    expect(heads()).to.include('Provider');
    element.columns = 'date cost';
    await element.updateComplete;
    expect(heads()).to.deep.equal(['Date', 'Cost']);
  });

  it('offers no column that no row has anything for', async () => {
    const element = await logOf(charges(2));
    expect(all(element, '#columns input').map((input) => (input as HTMLInputElement).name)).to.deep.equal([
      'provider',
      'cachedInputTokens',
      'reasoningTokens',
      'conversation',
    ]);
  });

  it('shows hostile names literally and makes nothing of them', async () => {
    const evil = '<img src=x onerror="window.hacked=1">{b}\u202Ename';
    const hostile = charge(0, {
      model: evil,
      project: {id: evil, name: evil},
      provider: {id: '__proto__', name: evil},
      conversationId: evil,
    });
    const element = await logOf(
      [hostile, charge(1, {model: 'x'.repeat(5000)})],
      'date project model provider conversation cost',
    );
    one(element, '.toggle').click();
    await element.updateComplete;
    expect(one(element, 'tbody > .row > td:nth-child(2)').textContent).to.equal(evil);
    expect(element.shadowRoot?.querySelector('img')).to.equal(null);
    expect((window as unknown as {hacked?: number}).hacked).to.equal(undefined);
    const text = await ((await element.exportCsv()) as Blob).text();
    expect(parse(text, {columns: true, record_delimiter: '\r\n'})[0]).to.include({
      model: evil,
      provider: evil,
    });
  });

  it('links conversations by the template of the page, and refuses a disguised one', async () => {
    const element = await logOf([charge(0, {conversationId: 'a/b'})], 'date conversation');
    element.rowHref = '/c/{conversationId}';
    await element.updateComplete;
    expect(one(element, 'td a').getAttribute('href')).to.equal(`${location.origin}/c/a%2Fb`);
    const refused = oneEvent(element, 'a2b-error');
    element.rowHref = 'javascript:alert("{conversationId}")';
    expect(await refused).to.include({kind: 'request'});
    expect(all(element, 'td a')).to.deep.equal([]);
    expect(textOf(element)).to.include('Link left out');
  });

  it('is accessible, light and dark, with details open', async () => {
    const element = await logOf(
      [charge(0, {price, conversationId: 'c'}), charge(1, {cost: null})],
      'date project model cost conversation',
    );
    element.rowHref = '/c/{conversationId}';
    one(element, '.toggle').click();
    await element.updateComplete;
    await expect(element).to.be.accessible();
    element.theme = 'dark';
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });
});

describe('a2b-usage-log in 320 px', () => {
  beforeEach(() => setViewport({width: 320, height: 256}));
  afterEach(() => setViewport({width: 800, height: 600}));

  it('turns rows into cards; neither the page nor a card scrolls sideways', async () => {
    const wide = charge(0, {model: 'x'.repeat(500), inputTokens: '123456789012345678901234567890', price});
    const element = await logOf([wide, charge(1)]);
    one(element, '.toggle').click();
    await element.updateComplete;
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    expect(getComputedStyle(one(element, '.row')).display).to.equal('flex');
    for (const cell of all(element, 'tbody td'))
      expect(cell.getBoundingClientRect().right).to.be.at.most(320);
    await expect(element).to.be.accessible();
  });
});
