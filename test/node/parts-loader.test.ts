import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {partsLoader} from '../../scripts/parts-loader.mjs';

/** A network that has what `isThere` says, and notes what it was asked for. */
function network(isThere: (address: string) => boolean) {
  const asked: string[] = [];
  const load = async (address: string): Promise<{address: string}> => {
    asked.push(address);
    if (!isThere(address)) throw new TypeError(`Failed to fetch dynamically imported module: https://cdn.example/${address}`);
    return {address};
  };
  return {asked, load};
}

describe('what fetches the parts of the script tag', () => {
  it('fetches a part once, for all who ask', async () => {
    const {asked, load} = network(() => true);
    const get = partsLoader({}, load);
    assert.equal(await get('./a.js'), await get('./a.js'));
    assert.deepEqual(asked, ['./a.js']);
  });

  it('fetches what a part needs beside it, and what that needs', () => {
    const {asked, load} = network(() => true);
    void partsLoader({'./a.js': ['./b.js', './c.js'], './b.js': ['./c.js', './d.js']}, load)('./a.js');
    assert.deepEqual(asked.toSorted(), ['./a.js', './b.js', './c.js', './d.js']);
  });

  it('asks by a new address after a failure, whoever asks next', async () => {
    let isAway = true;
    const {asked, load} = network(() => !isAway);
    const get = partsLoader({'./a.js': ['./b.js']}, load);
    await assert.rejects(get('./a.js'), TypeError);
    isAway = false;
    assert.deepEqual(await get('./a.js'), {address: './a.js?a2b-retry=1'});
    assert.deepEqual(await get('./b.js'), {address: './b.js?a2b-retry=1'});
    assert.deepEqual(asked.toSorted(), ['./a.js', './a.js?a2b-retry=1', './b.js', './b.js?a2b-retry=1']);
  });

  it('names no address in a failure: that of a part is for nobody else to ask', async () => {
    const {load} = network(() => false);
    await assert.rejects(partsLoader({}, load)('./a.js'), ({message, cause}: Error) => !message.includes('://') && cause instanceof TypeError);
  });
});
