import assert from 'node:assert/strict';
import {join} from 'node:path';
import {it} from 'node:test';
import ts from 'typescript';
import {en} from '../../src/i18n/en.js';

const root = join(import.meta.dirname, '../..');
/** Keys that no element says. */
const APART: ReadonlySet<string> = new Set(['language']);

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

function literalsOf(type: ts.Type): string[] {
  if (type.isUnion()) return type.types.flatMap(literalsOf);
  return type.isStringLiteral() ? [type.value] : [];
}

/** `sustainability.${family}.${id}` as a pattern: what the types of its places allow, and any name where they are open. */
function patternOf({head, templateSpans}: ts.TemplateExpression, checker: ts.TypeChecker): RegExp {
  const places = templateSpans.map(({expression, literal}) => {
    const words = literalsOf(checker.getTypeAtLocation(expression));
    return (words.length > 0 ? `(?:${words.map(escaped).join('|')})` : '[\\w.-]+') + escaped(literal.text);
  });
  return new RegExp(`^${escaped(head.text)}${places.join('')}$`);
}

/** Whether a part of the sources, by its types, may name a key. */
function namers(): {texts: ReadonlySet<string>; patterns: readonly RegExp[]} {
  const {config} = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file));
  const {fileNames, options} = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(fileNames, {...options, noEmit: true});
  const checker = program.getTypeChecker();
  const [texts, patterns] = [new Set<string>(), [] as RegExp[]];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) texts.add(node.text);
    if (ts.isTemplateExpression(node) && /^[a-z]+\./.test(node.head.text)) patterns.push(patternOf(node, checker));
    ts.forEachChild(node, visit);
  };
  const sources = program.getSourceFiles().filter(({fileName}) => fileName.startsWith(join(root, 'src/')));
  for (const file of sources) if (!file.fileName.includes('/i18n/')) visit(file);
  return {texts, patterns};
}

it('has no text that nothing says', () => {
  const {texts, patterns} = namers();
  assert.ok(patterns.length > 20 && texts.has('wallet.addCredits'));
  const unused = Object.keys(en).filter((key) => !texts.has(key) && !patterns.some((pattern) => pattern.test(key)));
  assert.deepEqual(unused.filter((key) => !APART.has(key)), []);
});
