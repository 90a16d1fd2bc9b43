import {expect, html, oneEvent, waitUntil} from '@open-wc/testing';
import {PROJECTS, PROVIDERS, drawn, filled, find, many, startClean} from './setting.js';

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
    await waitUntil(() => find(element, '[part="download"]').title === 'Download image');
    const blob = await element.exportImage();
    expect(blob?.type).to.equal('image/png');
    const {width, height} = await createImageBitmap(blob as Blob);
    expect([width > 800, height > 200]).to.deep.equal([true, true]);
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
