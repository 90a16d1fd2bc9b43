const STRINGS = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/;

/** CSS without comments and without white space that separates nothing; quoted text stays as it is. */
export function smallCss(text) {
  const pieces = text.replace(/\/\*[^]*?\*\//g, ' ').split(STRINGS);
  const small = (piece) => piece.replace(/\s+/g, ' ').replace(/ ?([{};,>]) ?/g, '$1').replace(/: /g, ':').replace(/;}/g, '}');
  return pieces.map((piece, index) => (index % 2 === 1 ? piece : small(piece))).join('');
}

/** HTML with every run of white space as one space: it is drawn the same, nothing of ours is preformatted. */
export function smallHtml(text) {
  return text.replace(/\s+/g, ' ');
}

const SMALL = {css: smallCss, html: smallHtml, svg: smallHtml};

function* templatesIn(node) {
  if (Array.isArray(node)) for (const each of node) yield* templatesIn(each);
  else if (node && typeof node.type === 'string') {
    if (node.type === 'TaggedTemplateExpression' && node.tag.name in SMALL) yield node;
    for (const value of Object.values(node)) if (value && typeof value === 'object') yield* templatesIn(value);
  }
}

/** A module with its `css`, `html` and `svg` templates made small; `parse` gives an ESTree. */
export function smallTemplates(code, parse) {
  const edits = [];
  for (const {tag, quasi} of templatesIn(parse(code))) {
    for (const {start, end} of quasi.quasis) edits.push({start, end, small: SMALL[tag.name]});
  }
  const ordered = edits.sort((a, b) => b.start - a.start);
  return ordered.reduce((text, {start, end, small}) => text.slice(0, start) + small(text.slice(start, end)) + text.slice(end), code);
}

/** The build step: our own modules only. */
export const smallTemplatesPlugin = {
  name: 'small-templates',
  transform(code, id) {
    if (!/\/dist\/.*\.js$/.test(id) || id.includes('node_modules') || !/\b(css|html|svg)\s*`/.test(code)) return null;
    return {code: smallTemplates(code, (text) => this.parse(text)), map: null};
  },
};
