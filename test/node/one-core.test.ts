import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {getFrom, publishExports, takeFrom} from '../../scripts/one-core.mjs';

const PLACE = 'globalThis[Symbol.for("a2b 1")]';

describe('the build step that makes one core', () => {
  it('hands exports to a place of the page, unless another core has it', () => {
    assert.equal(publishExports('var e=1,t=2;export{e as a,t};', PLACE), `var e=1,t=2;${PLACE}??={a:e,t:t};`);
    assert.equal(publishExports('var e=1;export{e};\n//# sourceMappingURL=x.map', PLACE), `var e=1;${PLACE}??={e:e};\n//# sourceMappingURL=x.map`);
  });

  it('lets a chunk take from there what it imported, and moves nothing on its other lines', () => {
    const before = '/*! notice */\nimport{a as e,t}from"./chunk-x1.js";import"./chunk-y.js";e(t)';
    const [notice, rest = ''] = takeFrom(before, 'chunk-x1.js', PLACE).split('\n');
    assert.equal(notice, `/*! notice */var{a:e,t:t}=${PLACE};`);
    assert.equal(rest, before.split('\n')[1]?.replace('import{a as e,t}from"./chunk-x1.js";', (all) => ' '.repeat(all.length)));
  });

  it('keeps an import that takes nothing as a look at the place, and leaves other chunks alone', () => {
    assert.equal(takeFrom('/*! notice */\nimport"./core.js";go()', 'core.js', PLACE).replace(/ {2,}/, ''), `/*! notice */${PLACE};\ngo()`);
    assert.equal(takeFrom('/*! notice */\nimport"./core.js";go()', 'other.js', PLACE), '/*! notice */\nimport"./core.js";go()');
  });

  it('gets late parts from the loader, whether they are imported at once or later, and moves nothing on its other lines', () => {
    const before = '/*! notice */\nimport{a as e}from"./b.js";e(()=>import(`./c.js`),import(`./else.js`))';
    const [notice, rest = ''] = getFrom(before, ['b.js', 'c.js'], PLACE).split('\n');
    assert.equal(notice, `/*! notice */var a2bGet=${PLACE};var{a:e}=await a2bGet("./b.js");`);
    assert.equal(rest, before.split('\n')[1]?.replace('import{a as e}from"./b.js";', (all) => ' '.repeat(all.length)).replace('import(`./c', 'a2bGet(`./c'));
  });

  it('leaves a file as it is that needs no late part', () => {
    const core = '/*! notice */\nimport{a}from"./core.js";a()';
    assert.equal(getFrom(core, ['b.js'], PLACE), core);
  });
});
