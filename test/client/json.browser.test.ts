import {expect} from '@open-wc/testing';
import {parseJson} from '../../src/client/json.js';

describe('parseJson', () => {
  it('C1: keeps the digits of whole numbers that a double would round', () => {
    expect(parseJson('{"tokens": 9007199254740993, "more": [-123456789012345678901]}')).to.deep.equal({
      tokens: '9007199254740993',
      more: ['-123456789012345678901'],
    });
  });

  it('leaves every other value as it is', () => {
    const text = '{"a": 9007199254740991, "b": 1.5, "c": "9007199254740993", "d": null, "e": 1e300}';
    expect(parseJson(text)).to.deep.equal(JSON.parse(text));
  });
});
