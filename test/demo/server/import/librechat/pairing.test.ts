import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {Pairing, type Call} from '../../../../../demo/server/import/librechat/pairing.js';
import type {Spend} from '../../../../../demo/server/import/librechat/money.js';
import {dec, spend} from '../support/librechat.js';

const second = 1_000_000;

function paired(rows: readonly Spend[]): Call[] {
  const pairing = new Pairing();
  return [...rows.flatMap((row) => pairing.add(row)), ...pairing.end()];
}

const ids = (calls: readonly Call[]): (string | undefined)[][] => calls.map(({prompt, completion}) => [prompt?.id, completion?.id]);
const prompt = (id: string, at: number, given: Partial<Spend> = {}): Spend => spend({id, at: at * second, ...given});
const completion = (id: string, at: number, given: Partial<Spend> = {}): Spend =>
  prompt(id, at, {tokenType: 'completion', ...given});

describe('pairing rows', () => {
  it('joins interleaved calls of one conversation first in, first out', () => {
    const calls = paired([prompt('p1', 0), prompt('p2', 1), completion('c1', 2), completion('c2', 3)]);
    assert.deepEqual(ids(calls), [['p1', 'c1'], ['p2', 'c2']]);
  });

  it('keeps conversations, models, contexts and messages apart', () => {
    for (const other of [{conversationId: 'x'}, {model: 'x'}, {context: 'title'}, {messageId: 'x'}]) {
      const calls = paired([prompt('p1', 0), prompt('p2', 0, other), completion('c2', 1, other), completion('c1', 1)]);
      assert.deepEqual(ids(calls), [['p1', 'c1'], ['p2', 'c2']]);
    }
  });

  it('does not slip by one after a prompt that got no completion', () => {
    const calls = paired([prompt('p1', 0), prompt('p2', 60), completion('c2', 61), prompt('p3', 90), completion('c3', 91)]);
    assert.deepEqual(ids(calls), [['p1', undefined], ['p2', 'c2'], ['p3', 'c3']]);
  });

  it('leaves a completion alone that no prompt came before', () => {
    assert.deepEqual(ids(paired([completion('c0', 0), prompt('p1', 5), completion('c1', 5)])), [[undefined, 'c0'], ['p1', 'c1']]);
  });

  it('notes reasoning at its answer, and keeps its charge as a call of its own', () => {
    const reasoning = completion('r1', 2, {context: 'reasoning', rawAmount: dec('-1920')});
    const calls = paired([prompt('p1', 0), completion('c1', 1), reasoning]);
    assert.deepEqual(ids(calls), [['p1', 'c1'], [undefined, 'r1']]);
    assert.deepEqual(calls.map((call) => call.reasoningTokens), [1920n, undefined]);
  });

  it('does not note reasoning at an answer of long before', () => {
    const reasoning = completion('r1', 100, {context: 'reasoning'});
    assert.equal(paired([prompt('p1', 0), completion('c1', 1), reasoning])[0]?.reasoningTokens, undefined);
  });

  it('gives calls out while it goes on, so that memory stays bounded', () => {
    const pairing = new Pairing();
    let given = 0;
    for (let row = 0; row < 30_000; row += 1) given += pairing.add(prompt(`p${row}`, row)).length;
    assert.equal(given, 20_000 - 1);
    assert.equal(pairing.end().length, 10_001);
  });

  it('uses every row exactly once, whatever their order', () => {
    const row = fc.record({
      tokenType: fc.constantFrom('prompt' as const, 'completion' as const),
      context: fc.constantFrom('message', 'title', 'reasoning'),
      conversationId: fc.constantFrom('c1', 'c2', null),
      at: fc.integer({min: 1, max: 100}).map((at) => at * second),
    });
    fc.assert(
      fc.property(fc.array(row, {maxLength: 60}), (rows) => {
        const spends = rows.map((given, index) => spend({...given, id: `t${index}`}));
        const used = ids(paired(spends)).flat().filter((id) => id !== undefined);
        assert.deepEqual(used.sort(), spends.map(({id}) => id).sort());
      }),
    );
  });
});
