import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import ts from 'typescript-eslint';
import {doors, globalDoors, layers} from './scripts/layers.mjs';

const folders = Object.keys(layers);

/** Forbids a layer what is not left of it, widgets each other, and every package that has one door elsewhere. */
function layerRules(layer, allowed) {
  const foreign = folders.filter((other) => other !== layer && !allowed.includes(other));
  const patterns = foreign.map((other) => ({regex: `^(\\.\\./)+${other}/`, message: `${layer} must not see ${other}.`}));
  if (layer === 'widgets') patterns.push({regex: '^\\.\\./(?!\\.\\./)', message: 'Widgets never import widgets.'});
  return {files: [`src/${layer}/**/*.ts`], rules: {'no-restricted-imports': ['error', {patterns: [...patterns, ...doorPatterns(layer)]}]}};
}

function doorPatterns(layer) {
  return Object.entries(doors)
    .filter(([, place]) => !place.startsWith(`src/${layer}/`))
    .map(([name, place]) => ({regex: `^${name}(/|$)`, message: `${name} is imported in ${place} only.`}));
}

const noMarkup = [
  {selector: "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)$/]", message: 'No HTML from strings.'},
  {selector: "MemberExpression[object.name='document'][property.name=/^write(ln)?$/]", message: 'No HTML from strings.'},
  {selector: "ImportSpecifier[imported.name=/^unsafe(HTML|SVG)$/]", message: 'No HTML from strings.'},
  {selector: "Property[key.name='renderMode']", message: 'The tooltip of ECharts is made of HTML: ours is in base/tooltip.ts.'},
  {selector: "Property[key.name='formatter'] > :matches(Literal, TemplateLiteral).value", message: 'A formatter is a function: names may hold {b} and markup.'},
];

/** Either one keeps a page out of the back/forward cache. */
const noUnload = [
  {selector: "CallExpression[callee.property.name='addEventListener'] > Literal[value=/^(before)?unload$/]", message: 'It blocks the back/forward cache: use pagehide.'},
  {selector: "CallExpression[callee.name='addEventListener'] > Literal[value=/^(before)?unload$/]", message: 'It blocks the back/forward cache: use pagehide.'},
  {selector: "AssignmentExpression[left.property.name=/^on(before)?unload$/]", message: 'It blocks the back/forward cache: use pagehide.'},
];

function globalRules(places) {
  const closed = globalDoors.filter(({only}) => !places.includes(only));
  const restrictions = closed.map(({selector, only, what}) => ({selector, message: `${what} is used in ${only} only.`}));
  return {'no-restricted-syntax': ['error', ...restrictions, ...noMarkup, ...noUnload]};
}

export default ts.config(
  {ignores: ['dist', 'storybook-static', 'node_modules', '.cache', '.data', 'demo/frameworks', 'coverage']},
  ...ts.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_'}],
      'max-lines': ['error', {max: 300, skipBlankLines: false}],
      'max-depth': ['error', 3],
      'max-lines-per-function': ['error', {max: 60}],
      'no-console': ['error', {allow: ['warn']}],
    },
  },
  {files: ['src/**/*.ts'], ...lit.configs['flat/recommended']},
  {files: ['src/**/*.ts'], ...wc.configs['flat/best-practice']},
  {files: ['src/**/*.ts'], rules: {...globalRules([]), 'wc/guard-super-call': 'off'}},
  ...Object.entries(layers).map(([layer, allowed]) => layerRules(layer, allowed)),
  ...globalDoors.map(({only}) => ({files: [only.endsWith('/') ? `${only}**/*.ts` : only], rules: globalRules([only])})),
  // The command line tool is no page: it hands the fetch of Node to src/check, which has none of its own.
  {files: ['src/cli/a2b.ts'], rules: globalRules(['src/client/request.ts'])},
  {files: ['src/chart/trusted-*.ts', 'src/chart/canvas-*.ts'], rules: {'no-restricted-syntax': 'off'}},
  // Adding to a framework's interface takes an interface without members of its own.
  {files: ['scripts/package/types/*.d.ts'], rules: {'@typescript-eslint/no-empty-object-type': 'off'}},
  {
    files: ['test/**', 'scripts/**', 'demo/**', 'stories/**', '*.mjs', '*.ts'],
    rules: {'no-console': 'off', 'max-lines-per-function': 'off', '@typescript-eslint/no-unused-expressions': 'off'},
  },
);
