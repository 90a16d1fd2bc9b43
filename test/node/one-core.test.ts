import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {publishExports, takeFrom} from '../../scripts/one-core.mjs';

const PLACE = 'globalThis[Symbol.for("a2b 1")]';

describe('the build step that makes one core', () => {
  it('hands exports to a place of the page, unless another core has it', () => {
    assert.equal(publishExports('var e=1,t=2;export{e as a,t};', PLACE), `var e=1,t=2;${PLACE}??={a:e,t:t};`);
    assert.equal(publishExports('var e=1;export{e};\n//# sourceMappingURL=x.map', PLACE), `var e=1;${PLACE}??={e:e};\n//# sourceMappingURL=x.map`);
  });

  it('lets a chunk take from there what it imported, at the same length for its source map', () => {
    const before = 'import{a as e,b as t,c as n,d as r,f,g as o,h as i,j as s,k as l}from"./chunk-x1.js";import"./chunk-y.js";e(t,n)';
    const after = takeFrom(before, 'chunk-x1.js', PLACE);
    assert.match(after, /^var\{a:e,b:t,c:n,d:r,f:f,g:o,h:i,j:s,k:l\}=globalThis\[Symbol\.for\("a2b 1"\)\]; *import"\.\/chunk-y\.js";e\(t,n\)$/);
    assert.equal(after.length, before.length);
  });

  it('drops an import that takes nothing', () => {
    assert.equal(takeFrom('import"./core.js";go()', 'core.js', PLACE).trim(), 'go()');
  });
});
