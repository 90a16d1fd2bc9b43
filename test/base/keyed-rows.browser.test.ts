import {expect} from '@open-wc/testing';
import {html, nothing, render} from 'lit';
import {keyedRows} from '../../src/base/keyed-rows.js';

const box = document.createElement('div');

/** Draws words as a list and gives its items. */
function draw(words: readonly string[]): Element[] {
  render(html`<ul>${keyedRows(words, (word) => word, (word) => html`<li>${word}</li>${nothing}`)}</ul>`, box);
  return [...box.querySelectorAll('li')];
}

const textOf = (items: readonly Element[]) => items.map(({textContent}) => textContent).join('');
/** All nodes of the list, lit's comments too. */
const size = () => box.querySelector('ul')?.childNodes.length;

describe('rows with keys', () => {
  afterEach(() => render(nothing, box));

  it('keep their nodes wherever they go', () => {
    const [a, b, c] = draw(['a', 'b', 'c']);
    expect(draw(['c', 'x', 'a', 'b'])).to.have.ordered.members([c, box.querySelectorAll('li')[1], a, b]);
    expect(textOf(draw(['b', 'a']))).to.equal('ba');
    expect(draw(['b', 'a'])).to.have.ordered.members([b, a]);
  });

  it('leave nothing behind, however often they change', () => {
    draw(['a', 'b', 'c']);
    const before = size();
    for (let turn = 0; turn < 50; turn += 1) draw([`${turn} a`, `${turn} b`, `${turn} c`]);
    expect(size()).to.equal(before);
    draw([]);
    const empty = size();
    draw(['a', 'b']);
    draw([]);
    expect(size()).to.equal(empty);
  });

  it('are all there when a key comes twice, and go when it does not any more', () => {
    expect(textOf(draw(['a', 'b', 'a', 'a']))).to.equal('abaa');
    expect(textOf(draw(['a', 'a', 'b']))).to.equal('aab');
    expect(textOf(draw(['b']))).to.equal('b');
  });

  it('are in their order after any change', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 16_807) % 2_147_483_647) % below;
    for (let turn = 0; turn < 300; turn += 1) {
      const words = [...new Set(Array.from({length: random(9)}, () => String.fromCharCode(97 + random(12))))];
      expect(textOf(draw(words))).to.equal(words.join(''));
    }
  });
});
