import {readFileSync} from 'node:fs';

/** Points the manifest at what is published: dist/….js instead of src/….ts, and leaves private things out. */
function publishedPaths() {
  const published = (path) => path?.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (node === null || typeof node !== 'object') return undefined;
    for (const key of ['path', 'module']) if (typeof node[key] === 'string') node[key] = published(node[key]);
    return Object.values(node).forEach(visit);
  };
  return {name: 'published-paths', packageLinkPhase: ({customElementsManifest}) => visit(customElementsManifest)};
}

/** The analyzer takes the first argument of any `dispatchEvent(new X(…))` for a name; ours are all written as `@fires`. */
function documentedEvents() {
  return {
    name: 'documented-events',
    packageLinkPhase({customElementsManifest}) {
      for (const {declarations = []} of customElementsManifest.modules) {
        for (const declaration of declarations) declaration.events = declaration.events?.filter(({name}) => /^a2b-/.test(name));
      }
    },
  };
}

function publicOnly() {
  const isPublic = ({name, privacy}) => !name?.startsWith('#') && privacy !== 'private' && privacy !== 'protected';
  return {
    name: 'public-only',
    packageLinkPhase({customElementsManifest}) {
      for (const module of customElementsManifest.modules) {
        for (const declaration of module.declarations ?? []) declaration.members = declaration.members?.filter(isPublic);
      }
    },
  };
}

/** The analyzer takes files as the disk lists them, which differs from machine to machine; the manifest must not. */
const inOrderOfName = ({ts, globs}) =>
  globs.sort().map((path) => ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2015, true));

export default {
  globs: ['src/{base/a2b-element,dashboard/*,elements/*,widgets/*/*}.ts'],
  exclude: ['src/**/*.styles.ts', 'src/**/*.view.ts', 'src/elements/define.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  overrideModuleCreation: inOrderOfName,
  plugins: [publishedPaths(), documentedEvents(), publicOnly()],
};
