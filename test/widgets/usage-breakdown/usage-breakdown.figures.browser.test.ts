import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {configure, pageUsage} from '../../../src/store/page.js';
import type {A2bUsageBreakdown} from '../../../src/widgets/usage-breakdown/usage-breakdown.js';
import {reaches, textOf} from '../../support/states.js';
import {PROJECTS, PROVIDERS, all, cellTexts, drawn, filled, find, rowTexts, startClean} from './setting.js';
import {waitUntil} from '../../support/wait.js';

describe('figures of a2b-usage-breakdown', () => {
  startClean();

  it('aligns name, value and share in rows that are buttons', async () => {
    const element = await filled(PROVIDERS);
    expect(rowTexts(element)).to.deep.equal([
      'OpenAI 3,200,000 62.0%',
      'Anthropic 1,032,000 20.0%',
      'Mistral 700,000 13.6%',
      'Unattributed 228,000 4.4%',
    ]);
    const starts = all(element, '.rows .share').map((share) => share.getBoundingClientRect().right);
    expect(new Set(starts).size).to.equal(1);
    expect(textOf(element, '.middle')).to.equal('5,160,000 Tokens');
  });

  it('says the picture in a sentence and hides the picture itself from screen readers', async () => {
    const element = await drawn(await filled(PROVIDERS));
    expect(find(element, '[part="sentence"]').textContent).to.equal(
      'Tokens by provider: OpenAI 62.0%, Anthropic 20.0%, Mistral 13.6%, Unattributed 4.4%.',
    );
    expect(find(element, '.chart').getAttribute('aria-hidden')).to.equal('true');
  });

  it('is one stop of Tab; arrows, Home and End walk the rows, and the tooltip follows', async () => {
    const element = await drawn(await filled(PROVIDERS));
    const focused = () => element.shadowRoot?.activeElement?.querySelector('.name')?.textContent;
    const pressed = async (press: string) => {
      await sendKeys({press});
      await element.updateComplete;
      return [focused(), textOf(element, '.tooltip b'), all(element, '.row[tabindex="0"]').length];
    };
    all(element, '.rows .row')[0]?.focus();
    expect(await pressed('ArrowDown')).to.deep.equal(['Anthropic', 'Anthropic', 1]);
    expect(await pressed('End')).to.deep.equal(['Unattributed', 'Unattributed', 1]);
    expect(await pressed('ArrowDown')).to.deep.equal(['Unattributed', 'Unattributed', 1]);
    expect(await pressed('ArrowUp')).to.deep.equal(['Mistral', 'Mistral', 1]);
    expect(await pressed('Home')).to.deep.equal(['OpenAI', 'OpenAI', 1]);
    await sendKeys({press: 'Tab'});
    expect(all(element, '.rows .row').includes(element.shadowRoot?.activeElement as HTMLElement)).to.equal(false);
  });

  it('takes the colour of a provider from the page, in the legend and in the picture', async () => {
    const element = await filled(
      PROVIDERS,
      html`<a2b-usage-breakdown lang="en" .style=${'--a2b-provider-mistral: rgb(1, 2, 3)'}></a2b-usage-breakdown>`,
    );
    await drawn(element);
    const swatch = all(element, '.rows .swatch')[2] as HTMLElement;
    expect(getComputedStyle(swatch).backgroundColor).to.equal('rgb(1, 2, 3)');
    const canvas = find<HTMLCanvasElement>(element, '.chart canvas');
    await waitUntil(() => {
      const {data} = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      for (let at = 0; at < data.length; at += 4) if (data[at] === 1 && data[at + 1] === 2 && data[at + 2] === 3) return true;
      return false;
    });
  });

  it('follows the shared metric unless it has one of its own', async () => {
    const shared = await filled(PROVIDERS);
    const own = await filled(
      PROVIDERS,
      html`<a2b-usage-breakdown lang="en" metric="requests"></a2b-usage-breakdown>`,
    );
    pageUsage.set({metric: 'cost'});
    await Promise.all([shared.updateComplete, own.updateComplete]);
    expect(textOf(shared, '.middle')).to.equal('≥ €12.35 Cost');
    expect(rowTexts(shared).at(-1)).to.equal('Unattributed Unpriced —');
    expect(textOf(own, '.middle')).to.equal('1,832 Requests');
  });

  it('G4: shows the same numbers as a table, one click away, and comes back', async () => {
    const element = await filled(PROVIDERS);
    const rows = rowTexts(element);
    const toggle = find(element, '[part="toggle-table"]');
    toggle.click();
    await element.updateComplete;
    const cells = cellTexts(element);
    expect(cells.map(([name, tokens, , , share]) => `${name} ${tokens} ${share}`)).to.deep.equal(rows);
    expect(cells[3]).to.deep.equal(['Unattributed', '228,000', '32', 'Unpriced', '4.4%']);
    expect(textOf(element, 'tfoot')).to.equal('Total 5,160,000 1,832 ≥ €12.35 100.0%');
    expect(toggle.isConnected && toggle.getAttribute('aria-label')).to.equal('Show as chart');
    toggle.click();
    await element.updateComplete;
    expect(rowTexts(element)).to.deep.equal(rows);
  });

  it('shows the provider mix of projects as keys and as columns of the table', async () => {
    const element = await filled(
      PROJECTS,
      html`<a2b-usage-breakdown lang="en" by="project"></a2b-usage-breakdown>`,
    );
    expect(rowTexts(element)).to.deep.equal(['Research 900 90.0%', 'Legal (deleted) 100 10.0%']);
    expect(all(element, '.key').map(({innerText}) => innerText.trim())).to.deep.equal([
      'openai',
      'anthropic',
    ]);
    find(element, '[part="toggle-table"]').click();
    await element.updateComplete;
    expect(cellTexts(element)).to.deep.equal([
      ['Research', '900', '90.0%', '600', '300'],
      ['Legal (deleted)', '100', '10.0%', '100', ''],
    ]);
  });

  it('measures the CO₂e that the reference API estimates, when asked to', async () => {
    configure({getToken: () => 'demo'});
    const element = await fixture<A2bUsageBreakdown>(
      html`<a2b-usage-breakdown lang="en" by="model" metric="co2e" range="90d"></a2b-usage-breakdown>`,
    );
    await reaches(element, 'ready');
    expect(rowTexts(element)[0]).to.match(/≈\s[\d.,]+ k?g [\d.]+%$/);
    configure({getToken: undefined});
  });

  it('reads the bare array of a minimal backend', async () => {
    const element = await filled([
      {providerName: 'OpenAI', tokens: 3},
      {providerName: 'Mistral', tokens: 1},
    ]);
    expect(rowTexts(element)).to.deep.equal(['OpenAI 3 75.0%', 'Mistral 1 25.0%']);
  });

  it('shows what the reference API answers', async () => {
    configure({getToken: () => 'demo'});
    const element = await fixture<A2bUsageBreakdown>(
      html`<a2b-usage-breakdown lang="en" by="project" range="90d"></a2b-usage-breakdown>`,
    );
    await reaches(element, 'ready');
    expect(rowTexts(element).length).to.be.above(1);
    expect(textOf(element, '.total')).to.include('100.0%');
    expect(textOf(element)).to.not.include('add up');
  });
});
