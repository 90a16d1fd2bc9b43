import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {parseAst} from 'vite';
import {smallCss, smallHtml, smallTemplates} from '../../scripts/small-templates.mjs';

describe('the build step that makes templates small', () => {
  it('takes from CSS what separates nothing', () => {
    const css = `
      /* why */
      .a > b:is(.c, .d) :hover { color: red; margin: calc(2 * var(--x) + 1px) -1px; }
      @media (width: 3px) { .e { content: ': {  }'; } }
    `;
    assert.equal(smallCss(css).trim(), ".a>b:is(.c,.d) :hover{color:red;margin:calc(2 * var(--x) + 1px) -1px}@media (width:3px){.e{content:': {  }'}}");
  });

  it('keeps the space between inline elements and around holes', () => {
    assert.equal(smallHtml('<b>a</b>\n    <i>'), '<b>a</b> <i>');
  });

  it('touches templates only, holes inside them too', () => {
    const code = "const a = '  x  '; const t = html`<p>\n  ${css`a {  b: c; }`}\n</p>`; const u = other`  y  `;";
    const small = "const a = '  x  '; const t = html`<p> ${css`a{b:c}`} </p>`; const u = other`  y  `;";
    assert.equal(smallTemplates(code, parseAst), small);
  });
});
