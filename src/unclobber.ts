/**
 * Globals the package and its libraries look up by name. A page element with such an id or name answers for one that is
 * not there (`<form id="litHtmlVersions">`), and would end the script: an undefined of our own stands before it.
 */
const LOOKED_UP = [
  'a2b', 'litHtmlVersions', 'litElementVersions', 'reactiveElementVersions', 'litPropertyMetadata', 'litHtmlPolyfillSupport',
  'litElementPolyfillSupport', 'reactiveElementPolyfillSupport', 'litElementHydrateSupport', 'ShadyCSS', 'ShadyDOM', 'JSCompiler_renameProperty', 'process',
];

for (const name of LOOKED_UP) {
  const isElement = name in globalThis && !Object.hasOwn(globalThis, name);
  if (isElement) Object.defineProperty(globalThis, name, {value: undefined, writable: true, configurable: true});
}
