import {cpSync, mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {root} from '../run.mjs';
import {editorFiles} from './editor-data.mjs';
import {elementTypes} from './element-types.mjs';
import {reactFiles} from './react.mjs';

/** Writes what is made from the manifest into dist/: React components, framework types, editor data; and the themes. */
export function describePackage() {
  const files = {...reactFiles(), ...editorFiles(), 'types/elements.d.ts': elementTypes()};
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, 'dist', path);
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, text);
  }
  cpSync(join(root, 'src/themes'), join(root, 'dist/themes'), {recursive: true});
  cpSync(join(root, 'scripts/package/types'), join(root, 'dist/types'), {recursive: true});
}
