import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import type {A2bUsageBreakdown} from '../../../src/widgets/usage-breakdown/usage-breakdown.js';
import {reaches} from '../../support/states.js';
import {PROJECTS, PROVIDERS, drawn, filled, find, many, startClean} from './setting.js';
import {waitUntil} from '../../support/wait.js';

describe('a2b-usage-breakdown', () => {
  startClean();

  it('makes a CSV of all items, and none when the page cancels it', async () => {
    const element = await filled(
      many(300),
      html`<a2b-usage-breakdown lang="en" by="model"></a2b-usage-breakdown>`,
    );
    const told = oneEvent(element, 'a2b-export');
    const text = await (await element.exportCsv())?.text();
    expect(await told).to.have.property('format', 'csv');
    expect(text?.split('\r\n')).to.have.length(302);
    element.addEventListener('a2b-export', (event) => event.preventDefault());
    expect(await element.exportCsv()).to.equal(null);
  });

  it('makes a PNG of the picture with its legend', async () => {
    const element = await drawn(
      await filled(PROJECTS, html`<a2b-usage-breakdown lang="en" by="project"></a2b-usage-breakdown>`),
    );
    await waitUntil(() => element.shadowRoot?.querySelector('[part="image"]'));
    expect([find(element, '[part="image"]').title, find(element, '[part="download"]').title]).to.deep.equal(['Download image', 'Download CSV']);
    const blob = await element.exportImage();
    expect(blob?.type).to.equal('image/png');
    const {width, height} = await createImageBitmap(blob as Blob);
    expect([width > 800, height > 200]).to.deep.equal([true, true]);
  });

  it('offers its CSV beside the picture, and no image of a table', async () => {
    const element = await drawn(await filled(PROVIDERS));
    await waitUntil(() => element.shadowRoot?.querySelector('[part="image"]'));
    for (const [part, format] of [['download', 'csv'], ['image', 'png']] as const) {
      const told = oneEvent(element, 'a2b-export');
      element.addEventListener('a2b-export', (event) => event.preventDefault(), {once: true});
      find(element, `[part="${part}"]`).click();
      expect(await told).to.have.property('format', format);
    }
    find(element, '[part="toggle-table"]').click();
    await waitUntil(() => element.shadowRoot?.querySelector('[part="image"]') === null);
    expect(find(element, '[part="download"]').title).to.equal('Download CSV');
  });

  it('has no file while there are no figures', async () => {
    const element = await fixture<A2bUsageBreakdown>(html`<a2b-usage-breakdown .data=${{items: []}}></a2b-usage-breakdown>`);
    await reaches(element, 'empty');
    element.addEventListener('a2b-export', () => expect.fail('there is nothing to make'));
    expect(await element.exportCsv()).to.equal(null);
  });

  for (const theme of ['light', 'dark'] as const) {
    for (const view of ['auto', 'bar', 'table'] as const) {
      it(`has no faults that axe finds, ${theme}, ${view}`, async () => {
        const element = await filled(
          PROVIDERS,
          html`<a2b-usage-breakdown lang="en" theme=${theme} view=${view} heading="Usage"></a2b-usage-breakdown>`,
        );
        await expect(element).to.be.accessible();
      });
    }
  }
});
