import {build} from 'esbuild';
import {join} from 'node:path';
import {snippet} from './docs.js';

const folder = join(import.meta.dirname, 'app');
const dist = join(import.meta.dirname, '../../../dist/index.js');

/** Stands for LibreChat's client around the changed places. */
const ENTRY = `
import {createElement, useEffect, useState} from 'react';
import {createRoot} from 'react-dom/client';
import {start} from 'app:client';
import UsagePage from 'docs:UsagePage.tsx';
import {UsageItem} from 'docs:menu';
import {children} from 'docs:route';

function Routes() {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => addEventListener('popstate', () => setPath(location.pathname)), []);
  return children.find((route) => '/d/' + route.path === path)?.element ?? createElement(UsageItem);
}
await start();
createRoot(document.getElementById('root')).render(createElement(Routes));
`;

const MODULES: Readonly<Record<string, () => string>> = {
  'docs:UsagePage.tsx': () => snippet('UsagePage.tsx'),
  'docs:route': () => `import UsagePage from 'docs:UsagePage.tsx';\nexport const children = [\n${snippet('route')}];`,
  'docs:menu': () => `
    const Select = {SelectItem: ({value: _, ...rest}) => <button {...rest} />};
    const navigate = (path) => (history.pushState(null, '', path), dispatchEvent(new PopStateEvent('popstate')));
    export const UsageItem = () => (${snippet('menu')});`,
  'librechat-data-provider': () => `import {get} from 'app:client';\nexport const request = {get};`,
  '~/hooks': () => `
    import {useSyncExternalStore} from 'react';
    import {currentToken} from 'app:client';
    const subscribe = (listener) => (addEventListener('tokenUpdated', listener), () => removeEventListener('tokenUpdated', listener));
    export const useAuthContext = () => ({token: useSyncExternalStore(subscribe, currentToken)});`,
};

/** The client with the snippets of docs/librechat.md in it, as one script. */
export async function patchedClient(isUpstream: boolean): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents: ENTRY, loader: 'tsx', resolveDir: folder},
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    target: 'es2022',
    define: {'process.env.NODE_ENV': '"production"', 'globalThis.IS_UPSTREAM': String(isUpstream)},
    alias: {'app:client': join(folder, 'client.js'), '@aim2balance/widgets': dist},
    plugins: [{
      name: 'librechat',
      setup(builder) {
        builder.onResolve({filter: /^(docs:|~\/|librechat-)/}, ({path}) => ({path, namespace: 'librechat'}));
        builder.onLoad({filter: /.*/, namespace: 'librechat'}, ({path}) => ({contents: MODULES[path]?.() ?? '', loader: 'tsx', resolveDir: folder}));
      },
    }],
  });
  return outputFiles[0]?.text ?? '';
}
