import {expect} from '@open-wc/testing';
import {loadLanguage} from '../../../src/i18n/languages.js';
import {scenarios} from '../../../src/testing/scenarios.js';
import type {A2bSustainability} from '../../../src/widgets/sustainability/sustainability.js';
import {reaches} from '../../support/states.js';
import {all, card, chartsArrived, find, told} from './sustainability-card.js';

before(chartsArrived);

async function extreme(lang: string, width: number): Promise<A2bSustainability> {
  await loadLanguage(lang);
  const element = await card({client: scenarios.extremes, lang, timeZone: 'Europe/Berlin'}, width);
  await reaches(element, 'ready');
  find<HTMLDetailsElement>(element, 'details').open = true;
  return element;
}

/** What stands out of the card on either side, but for what scrolls in a place of its own. */
function outside(element: A2bSustainability): readonly string[] {
  const {left, right} = element.getBoundingClientRect();
  const isOut = (part: HTMLElement) => {
    const box = part.getBoundingClientRect();
    return box.width > 0 && (box.left < left - 1 || box.right > right + 1) && !part.closest('.scroll, .visually-hidden');
  };
  return all(element, '*').filter(isOut).map(({localName, className, textContent}) => `${localName}.${className} ${textContent}`);
}

describe('the sustainability card at its extremes', () => {
  for (const [lang, width] of [['en', 1200], ['de', 343], ['ar', 1200], ['ar', 343]] as const) {
    it(`stays within its edges and breaks no word of its own (${lang}, ${width}px)`, async () => {
      const element = await extreme(lang, width);
      expect(outside(element)).to.deep.equal([]);
      const heights = all(element, '.stages .word').map(({offsetHeight}) => offsetHeight);
      expect(heights).to.have.length(4);
      expect(Math.max(...heights), 'one line each').to.be.below(2 * Math.min(...heights));
    });
  }

  it('lets no name turn a sentence around, and has no empty place', async () => {
    const element = await extreme('en', 900);
    for (const part of ['how', 'models', 'restoration']) {
      const sentences = all(element, `[part=${part}] :is(li, p.note)`).map(({textContent}) => textContent ?? '');
      expect(sentences.filter((text) => /(Not counted|Most|Partner’s price).*\u202e/.test(text)), part).to.deep.equal([]);
      expect(sentences.filter((text) => text.trim() === ''), part).to.deep.equal([]);
    }
    expect(told(element, '[part=how]')).to.include('Not counted: gnol. It could add');
  });

  it('says how little is covered, and never takes what is unknown for nothing', async () => {
    const element = await extreme('en', 900);
    expect(told(element, '[part=coverage]')).to.equal('< 1% of answer tokens are covered by the estimate; 16 models not covered.');
    expect(told(element, '[part=models]')).to.include('Not estimated').and.not.match(/Not estimated \(?0/);
  });

  it('has every amount of many contributions, and says which claims have no evidence', async () => {
    const element = await extreme('en', 900);
    expect(all(element, '[part=contributions] [part=row]')).to.have.length(25);
    expect(told(element, '[part=restoration]')).to.include('€123,456,789,012.35').and.to.include('< €0.01').and.to.include('the evidence for more is missing');
  });
});
