// Writes llms.txt from the manifest. With --check it writes nothing and fails when the file is not current.
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {packageVersion, root} from '../run.mjs';
import {elements} from './elements.mjs';

const file = join(root, 'llms.txt');

const HEAD = `# @aim2balance/widgets

> Web components that show people of an LLM chat app their balance, usage, cost and estimated footprint. Any page, any
> framework; the data comes from the host's own API (GET, JSON; OpenAPI in demo/openapi.json), from \`el.data\`, or from
> generated samples with the attribute \`demo\`.

Script tag, all elements:

    <script type="module" src="https://cdn.jsdelivr.net/npm/@aim2balance/widgets@${packageVersion()}/dist/cdn/a2b.min.js"></script>
    <a2b-dashboard demo></a2b-dashboard>

npm: \`import '@aim2balance/widgets'\` registers all, \`…/elements/a2b-wallet.js\` one, \`…/pure.js\` none;
React: \`import {A2bWallet} from '@aim2balance/widgets/react.js'\`, events as \`onA2bLoad\`.
Settings: \`configure({apiBase, getToken, locale, currency, timeZone, range})\`, as \`a2b.configure(…)\` with the script tag.
`;

const line = (name, type, description) => `- \`${name}\`${type ? ` (${type})` : ''}: ${(description ?? '').replace(/\s+/g, ' ')}\n`;
const section = (title, lines) => (lines.length === 0 ? '' : `\n${title}:\n${lines.join('')}`);
const isOwn = ({inheritedFrom}) => inheritedFrom === undefined;

const attributeLines = (all) => all.map(({name, type, description}) => line(name, type?.text.replace(' | undefined', ''), description));
const eventLines = (all) => all.map(({name, type, description}) => line(name, type?.text, description));

function textOf({tag, description, attributes, properties, events, methods, slots, parts}) {
  const onlyProperties = properties.filter(({attribute}) => attribute === undefined).filter(isOwn);
  return `\n## <${tag}>\n\n${description.replace(/\s+/g, ' ')}\n${[
    section('Attributes', attributeLines(attributes.filter(isOwn))),
    section('Properties', attributeLines(onlyProperties)),
    section('Events', eventLines(events.filter(isOwn))),
    section('Methods', methods.filter(isOwn).map(({name, description: does}) => line(`${name}()`, '', does))),
    section('Slots', slots.map(({name, description: holds}) => line(name || '(default)', '', holds))),
    section('Parts', parts.map(({name, description: is}) => line(name, '', is))),
  ].join('')}`;
}

function common([{attributes, events}]) {
  const inherited = (all) => all.filter((one) => !isOwn(one));
  return `\n## Every element\n${section('Attributes', attributeLines(inherited(attributes)))}${section('Events', eventLines(inherited(events)))}`;
}

/** The package for readers that are programs, in one file. */
export function llmsText() {
  const all = elements();
  return `${HEAD}${common(all.filter(({tag}) => tag === 'a2b-wallet'))}${all.map(textOf).join('')}`;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  if (!process.argv.includes('--check')) writeFileSync(file, llmsText());
  else if (readFileSync(file, 'utf8') !== llmsText()) {
    console.error('llms.txt is not current: run `node scripts/package/llms.mjs`.');
    process.exitCode = 1;
  }
}
