import {getWebTypesData} from 'custom-element-jet-brains-integration';
import {getVsCodeCssCustomData, getVsCodeHtmlCustomData} from 'custom-element-vs-code-integration';
import {packageVersion} from '../run.mjs';
import {readManifest} from './elements.mjs';

/** Web-types wants the package named; the tool takes that from a package.json beside the manifest. */
function webTypes(manifest) {
  const data = JSON.parse(getWebTypesData(manifest, {hideLogs: true}));
  return {...data, name: '@aim2balance/widgets', version: packageVersion()};
}

/** Completion and docs for editors: VS Code's custom data for HTML and CSS, JetBrains' web-types. By path. */
export function editorFiles() {
  const manifest = readManifest();
  return {
    'vscode.html-custom-data.json': getVsCodeHtmlCustomData(manifest, {hideLogs: true}),
    'vscode.css-custom-data.json': getVsCodeCssCustomData(manifest, {hideLogs: true}),
    'web-types.json': `${JSON.stringify(webTypes(manifest), null, 2)}\n`,
  };
}
