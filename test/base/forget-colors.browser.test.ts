import {expect, fixture, html} from '@open-wc/testing';
import {seriesSlot} from '../../src/chart/palette.js';
import '../../src/elements/a2b-usage-breakdown.js';
import {configure, logout} from '../../src/store/page.js';

describe('the colours of a page', () => {
  it('do not tell the next user whom the last one met', async () => {
    await fixture(html`<a2b-usage-breakdown .data=${[]}></a2b-usage-breakdown>`);
    const names = Array.from({length: 9}, (_, index) => `project ${index}`);
    const alone = seriesSlot('project', 'last');
    logout();
    configure({});
    for (const name of names) seriesSlot('project', name);
    const crowded = seriesSlot('project', 'last');
    logout();
    configure({});
    expect(seriesSlot('project', 'last')).to.equal(alone);
    expect(crowded).to.not.equal(alone);
  });
});
