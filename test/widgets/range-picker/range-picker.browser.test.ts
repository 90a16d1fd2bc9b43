import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../../src/elements/a2b-range-picker.js';
import type {A2bRangeChangeEvent} from '../../../src/base/events.js';
import {pageUsage} from '../../../src/store/page.js';
import type {A2bRangePicker} from '../../../src/widgets/range-picker/range-picker.js';

const at = (element: A2bRangePicker, selector: string) =>
  element.shadowRoot?.querySelector<HTMLElement>(selector) as HTMLElement;
const focused = (element: A2bRangePicker) => element.shadowRoot?.activeElement as HTMLElement | null;
const isOpen = (element: A2bRangePicker) => at(element, '.menu').matches(':popover-open');
const label = (element: A2bRangePicker) => at(element, '.trigger .text').innerText.replace(/\s+/g, ' ');
const plainPicker = html`<a2b-range-picker lang="en" time-zone="Europe/Berlin"></a2b-range-picker>`;

async function picker(template = plainPicker): Promise<A2bRangePicker> {
  const element = await fixture<A2bRangePicker>(template);
  await element.updateComplete;
  return element;
}

async function opened(template = plainPicker): Promise<A2bRangePicker> {
  const element = await picker(template);
  at(element, '.trigger').focus();
  await press(element, 'ArrowDown');
  return element;
}

async function chord(keys: string): Promise<void> {
  const [modifier = '', key = ''] = keys.split('+');
  await sendKeys({down: modifier});
  await sendKeys({press: key});
  await sendKeys({up: modifier});
}

async function press(element: A2bRangePicker, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await (key.includes('+') ? chord(key) : sendKeys({press: key}));
    await element.updateComplete;
  }
}

async function fill(element: A2bRangePicker, from: string, to: string): Promise<void> {
  at(element, '[data-value=custom]').click();
  await element.updateComplete;
  (at(element, '[name=from]') as HTMLInputElement).value = from;
  (at(element, '[name=to]') as HTMLInputElement).value = to;
  at(element, '[part=apply]').click();
  await element.updateComplete;
}

beforeEach(() => pageUsage.set({range: '30d', compare: 'previous'}));

describe('the range picker', () => {
  it('shows the preset and its dates on the button, and changes with the page', async () => {
    const element = await picker();
    expect(label(element)).to.match(/Last 30 days · \w+ \d+.+\d/);
    pageUsage.set({range: '2020-11-01..2020-11-15'});
    await element.updateComplete;
    expect(label(element)).to.include('Custom').and.to.include('2020');
  });

  it('is accessible, closed and open', async () => {
    const element = await opened();
    await expect(element).to.be.accessible();
    await press(element, 'Escape');
    await expect(element).to.be.accessible();
  });

  it('sets the range of the page and says so once', async () => {
    const element = await opened();
    const event = oneEvent(element, 'a2b-range-change');
    at(element, '[data-value="7d"]').click();
    const {range, compare, bubbles, composed} = (await event) as unknown as A2bRangeChangeEvent;
    expect([range, compare, bubbles, composed]).to.deep.equal(['7d', 'previous', true, true]);
    expect(pageUsage.value.range).to.equal('7d');
    expect(isOpen(element)).to.equal(false);
    await element.updateComplete;
    expect(at(element, '[role=status]').textContent).to.include('Last 7 days');
  });

  it('changes only itself when it has a range of its own', async () => {
    const element = await opened(html`<a2b-range-picker lang="en" range="90d"></a2b-range-picker>`);
    at(element, '[data-value="7d"]').click();
    await element.updateComplete;
    expect(element.range).to.equal('7d');
    expect(pageUsage.value.range).to.equal('30d');
    expect(label(element)).to.include('Last 7 days');
  });

  it('says nothing when the same range is chosen again', async () => {
    const element = await opened();
    let count = 0;
    element.addEventListener('a2b-range-change', () => (count += 1));
    await press(element, 'Enter');
    expect([count, isOpen(element)]).to.deep.equal([0, false]);
  });

  it('switches the comparison at once', async () => {
    const element = await opened();
    const event = oneEvent(element, 'a2b-range-change');
    at(element, '[type=checkbox]').click();
    expect(((await event) as unknown as A2bRangeChangeEvent).compare).to.equal('none');
    expect(pageUsage.value.compare).to.equal('none');
    expect(isOpen(element)).to.equal(true);
  });

  it('offers the wished presets', async () => {
    const element = await opened(html`<a2b-range-picker lang="en" presets="7d,mtd"></a2b-range-picker>`);
    const values = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.option') ?? [])].map(
      ({dataset}) => dataset.value,
    );
    expect(values).to.deep.equal(['7d', 'mtd', 'custom']);
  });
});

describe('the keyboard of the range picker', () => {
  it('G2: opens on the present range with Down, Alt+Down, Up, Enter and Space', async () => {
    for (const key of ['ArrowDown', 'Alt+ArrowDown', 'ArrowUp', 'Enter', 'Space']) {
      const element = await picker();
      at(element, '.trigger').focus();
      await press(element, key);
      expect(focused(element)?.dataset.value, key).to.equal('30d');
      expect(at(element, '.trigger').getAttribute('aria-expanded')).to.equal('true');
    }
  });

  it('G2: opens on the first or last entry with Home and End, and on what begins with a letter', async () => {
    for (const [key, value] of [['Home', '24h'], ['End', 'custom'], ['t', 'mtd']] as const) {
      const element = await picker();
      at(element, '.trigger').focus();
      await press(element, key);
      expect(focused(element)?.dataset.value, key).to.equal(value);
      expect(pageUsage.value.range).to.equal('30d');
    }
  });

  it('G2: stays closed with keys that are not its own', async () => {
    const element = await picker();
    at(element, '.trigger').focus();
    await press(element, 'Escape', 'PageDown', 'PageUp', 'Alt+ArrowUp', 'Control+t');
    expect(isOpen(element)).to.equal(false);
  });

  it('G2: moves, stays at the ends, jumps to them and goes by pages', async () => {
    const element = await opened();
    await press(element, 'ArrowDown');
    expect(focused(element)?.dataset.value).to.equal('90d');
    await press(element, 'End', 'ArrowDown');
    expect(focused(element)?.dataset.value).to.equal('custom');
    await press(element, 'ArrowUp');
    expect(focused(element)?.dataset.value).to.equal('last-month');
    await press(element, 'Home', 'ArrowUp');
    expect(focused(element)?.dataset.value).to.equal('24h');
    await press(element, 'PageDown');
    expect(focused(element)?.dataset.value).to.equal('custom');
    await press(element, 'PageUp');
    expect(focused(element)?.dataset.value).to.equal('24h');
    expect(element.shadowRoot?.querySelectorAll('.option[tabindex="0"]')).to.have.length(1);
  });

  it('G2: finds entries by what is typed; the same letter again goes to the next', async () => {
    const element = await opened();
    await press(element, 't');
    expect(focused(element)?.dataset.value).to.equal('mtd');
    await press(element, 'Escape');
    const other = await opened();
    await press(other, 'l');
    const first = focused(other)?.dataset.value;
    await press(other, 'l');
    expect([first, focused(other)?.dataset.value]).to.deep.equal(['90d', 'last-month']);
  });

  it('G2: chooses with Enter, Space and Alt+Up, and returns to the button', async () => {
    for (const [key, range] of [
      ['Enter', '90d'],
      ['Space', 'mtd'],
      ['Alt+ArrowUp', 'last-month'],
    ]) {
      const element = await opened();
      await press(element, 'ArrowDown', key as string);
      expect(pageUsage.value.range).to.equal(range);
      expect(isOpen(element)).to.equal(false);
      expect(focused(element)).to.equal(at(element, '.trigger'));
    }
  });

  it('G2: closes with Escape and changes nothing', async () => {
    const element = await opened();
    await press(element, 'ArrowDown', 'Escape');
    expect([isOpen(element), pageUsage.value.range]).to.deep.equal([false, '30d']);
    expect(focused(element)).to.equal(at(element, '.trigger'));
  });

  it('G2: goes with Tab to the comparison, and then away', async () => {
    const element = await opened(html`<a2b-range-picker lang="en"></a2b-range-picker>`);
    const after = document.createElement('button');
    element.after(after);
    await press(element, 'Tab');
    expect((focused(element) as HTMLInputElement).type).to.equal('checkbox');
    await press(element, 'Tab');
    expect([isOpen(element), document.activeElement === after]).to.deep.equal([false, true]);
  });
});

describe('custom dates', () => {
  it('begin as the days that are shown, and are taken over', async () => {
    const element = await opened(
      html`<a2b-range-picker lang="en" range="2026-11-01..2026-11-15"></a2b-range-picker>`,
    );
    expect((at(element, '[name=from]') as HTMLInputElement).value).to.equal('2026-11-01');
    await fill(element, '2026-11-02', '2026-11-03');
    expect(element.range).to.equal('2026-11-02..2026-11-03');
    expect(focused(element)).to.equal(at(element, '.trigger'));
  });

  it('take the focus when they are asked for', async () => {
    const element = await opened();
    await press(element, 'End', 'Enter');
    expect(focused(element)).to.equal(at(element, '[name=from]'));
    expect(isOpen(element)).to.equal(true);
  });

  it('that are wrong are refused with a reason, and the menu stays', async () => {
    const element = await opened(
      html`<a2b-range-picker lang="en" min="2026-01-01" max="2026-12-31"></a2b-range-picker>`,
    );
    await fill(element, '2026-11-03', '2026-11-02');
    expect(at(element, '[role=alert]').textContent).to.equal('The first day must not be after the last day.');
    expect(at(element, '[name=to]').getAttribute('aria-invalid')).to.equal('true');
    expect(focused(element)).to.equal(at(element, '[name=to]'));
    await fill(element, '2025-12-31', '2026-11-02');
    expect(at(element, '[role=alert]').textContent).to.equal('Choose Jan 1, 2026 or later.');
    expect(pageUsage.value.range).to.equal('30d');
  });

  it('are left by Cancel', async () => {
    const element = await opened();
    at(element, '[data-value=custom]').click();
    await element.updateComplete;
    at(element, '[part=cancel]').click();
    await element.updateComplete;
    expect([isOpen(element), pageUsage.value.range]).to.deep.equal([false, '30d']);
  });
});
