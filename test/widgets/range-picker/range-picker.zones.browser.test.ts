import {expect, fixture, html} from '@open-wc/testing';
import '../../../src/elements/a2b-range-picker.js';
import type {A2bRangePicker} from '../../../src/widgets/range-picker/range-picker.js';

const button = (element: A2bRangePicker) =>
  element.shadowRoot?.querySelector<HTMLElement>('.trigger')?.innerText ?? '';
/** Ends with the day, or with the day and its year around New Year. */
const endsWith = (day: string | undefined) => new RegExp(`\\b${day}(, \\d{4})?\\s*$`);
const today = (timeZone?: string) =>
  new Intl.DateTimeFormat('en', {timeZone, month: 'short', day: 'numeric'}).format();

describe('the dates of the range picker', () => {
  it('are those of the reader’s own calendar', async () => {
    const element = await fixture<A2bRangePicker>(
      html`<a2b-range-picker lang="en" range="7d"></a2b-range-picker>`,
    );
    expect(button(element)).to.match(endsWith(today().split(' ').at(-1)));
  });

  it('are those of the wished zone, wherever the reader is', async () => {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      const element = await fixture<A2bRangePicker>(
        html`<a2b-range-picker lang="en" range="7d" time-zone=${zone}></a2b-range-picker>`,
      );
      expect(button(element), zone).to.match(endsWith(today(zone).split(' ').at(-1)));
    }
  });
});
